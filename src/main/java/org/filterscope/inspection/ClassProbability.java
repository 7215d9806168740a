package org.filterscope.inspection;

/**
 * The probability that a model gives to a class.
 *
 * @param index the class's index in the output layer
 * @param label the class's name
 * @param probability from 0 to 1
 */
public record ClassProbability(int index, String label, double probability) {}
