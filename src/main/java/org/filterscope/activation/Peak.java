package org.filterscope.activation;

/**
 * The strongest cell of a map.
 *
 * @param row its row
 * @param column its column
 * @param value its activation
 */
public record Peak(int row, int column, float value) {}
