/**
 * Asks image archives for series and retrieves them by DICOMweb (PS3.18: QIDO-RS and WADO-RS). What a server answers is
 * bounded, checked and never believed: it ends in values or in one sentence. Credentials are sent to the named server alone
 * and appear in no message, file or log. Nothing here shows a window.
 */
package org.radiomate.io.dicomweb;
