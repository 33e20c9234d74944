/**
 * Feature, clinical, split and agreement tables and their CSV form. Rows and columns only: nothing here fits, tests or
 * draws.
 */
package org.radiomate.table;
