/**
 * The trained model: how clinical variables become numbers, how a model is trained, written, read, applied and explained.
 * A model is plain data; reading one can never run code. It sees selected features only, never an image;
 * of its training patients it remembers quantiles, also of what their images were like.
 */
package org.radiomate.model;
