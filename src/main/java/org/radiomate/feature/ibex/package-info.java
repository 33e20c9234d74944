/**
 * The features of IBEX (Zhang L et al., Med Phys 2015;42:1341, doi:10.1118/1.4908210) with its names, units, intensities and
 * peculiarities. What other feature sets can share lives in the packages beside it.
 */
package org.radiomate.feature.ibex;
