package org.filterscope.explanation;

/**
 * The effect of covering one position of the photograph.
 *
 * @param position the position's number in the {@link CoverGrid}
 * @param total the sum of the watched channel's map
 * @param probability the probability of the watched class, from 0 to 1
 * @param label the index of the most likely class
 */
public record CoveredPosition(int position, double total, float probability, int label) {}
