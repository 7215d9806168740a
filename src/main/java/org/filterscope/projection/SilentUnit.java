package org.filterscope.projection;

/**
 * A unit with nothing to project: its value is zero, or negative in a mode that passes on positive
 * signals only.
 *
 * @param layer the layer's name
 * @param channel the unit's channel
 * @param mode the mode that was asked for
 * @param seed the cell that was asked for or is the strongest, or the whole map
 * @param value the cell's value; for the whole map the largest
 * @param isZeroEverywhere whether the whole map is zero on this image
 */
public record SilentUnit(
    String layer, int channel, Mode mode, Seed seed, float value, boolean isZeroEverywhere)
    implements ProjectionResult {}
