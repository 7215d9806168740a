package org.filterscope.explanation;

/**
 * What a square over one place of the photograph did.
 *
 * @param position its number in the {@link CoverGrid}
 * @param total the sum of the watched channel's map
 * @param probability of the watched class, from 0 to 1
 * @param label the likeliest class
 */
public record CoveredPosition(int position, double total, float probability, int label) {}
