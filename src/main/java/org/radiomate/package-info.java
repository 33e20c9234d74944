/**
 * The launcher for a terminal. Below it, from the top down: {@code command}, {@code imagej}, {@code study}, {@code report},
 * {@code model}, {@code selection}, {@code evaluation}, {@code inference}, {@code table}, {@code feature}, {@code io},
 * {@code volume}, {@code task}; a package uses only packages below it.
 */
package org.radiomate;
