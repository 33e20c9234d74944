/**
 * The simulated study: a cohort of CT stacks, contours and clinical values made from a seed, with a known truth, for
 * lessons and for testing the whole path. Nothing here reads, measures or models; how images and contours become files
 * is injected.
 */
package org.radiomate.study.sample;
