package org.filterscope.inspection;

/**
 * How likely a model finds a class.
 *
 * @param index the class's place in the output layer
 * @param label its name
 * @param probability from 0 to 1
 */
public record ClassProbability(int index, String label, double probability) {}
