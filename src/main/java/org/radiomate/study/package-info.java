/**
 * A study: its manifest, the extraction of all its patients, the steps from feature tables to evaluated models, and the
 * pipeline that runs them into one folder. Images and contours are reached through the interfaces of {@code volume}.
 */
package org.radiomate.study;
