package org.filterscope.projection;

/**
 * A unit with nothing to project: its value is zero, or negative in a mode that only passes
 * positive signals.
 *
 * @param layer the layer's name
 * @param channel the unit's channel
 * @param mode the requested mode
 * @param seed the requested or strongest cell, or the whole map
 * @param value the cell's value; for the whole map, the largest value
 * @param isZeroEverywhere whether the whole map is zero on this image
 */
public record SilentUnit(
    String layer, int channel, Mode mode, Seed seed, float value, boolean isZeroEverywhere)
    implements ProjectionResult {}
