/**
 * The first table of a study: its clinical variables by group, each with the test that compares the groups and why that
 * test was taken. It describes and selects nothing; no file is read or written here.
 */
package org.radiomate.study.description;
