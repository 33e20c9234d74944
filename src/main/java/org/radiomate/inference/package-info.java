/**
 * Classical inference: hypothesis tests, agreement, P-value adjustment, smoothing, and logistic regression by maximum or
 * Firth's penalised likelihood with profile intervals. Everything works on plain arrays and equals R to nearly full double
 * precision. No table, file, model or image may be known here.
 */
package org.radiomate.inference;
