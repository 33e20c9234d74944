/**
 * The forms a trained model can have, as plain numbers with their own small evaluators: a line, trees, a kernel machine.
 * Each gives a probability and says exactly what every variable adds to it. Nothing here trains, reads files or needs the
 * library a model was trained with; a prediction is the same on every machine.
 */
package org.radiomate.model.predictor;
