/**
 * Charts and the HTML report, drawn from finished tables and curves. Nothing is computed here that a table does not hold.
 */
package org.radiomate.report;
