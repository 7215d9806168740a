package org.filterscope.ui.unit;

/**
 * A unit to show on another screen.
 *
 * @param layer the unit's layer
 * @param channel the unit; negative for the layer as a whole
 */
public record UnitAddress(String layer, int channel) {}
