package org.filterscope.ui.explore.photograph;

/** Ways from a class of the answer to how it came about. */
public interface ClassLinks {

  /** Shows how its sum becomes a probability. */
  void softmax(int index);

  /** Shows what adds up to its sum. */
  void contributions(int index);
}
