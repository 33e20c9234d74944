/**
 * Classical inference: hypothesis tests, intraclass correlation, P-value adjustment and logistic regression by maximum
 * or Firth's penalised likelihood. Everything works on plain arrays and equals R to nearly full double precision. No
 * table, file, model or image may be known here.
 */
package org.radiomate.inference;
