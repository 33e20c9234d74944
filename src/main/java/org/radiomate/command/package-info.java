/**
 * One class for each menu item: its parameters, their check, the call of the core, and the outputs. No algorithm lives
 * here, and of {@code ij} only ImagePlus and ResultsTable are known.
 */
package org.radiomate.command;
