package org.filterscope.ui.train.report;

/** What Learn explains about a training, in the order of its chapters. */
public enum LearnTopic {
  /** How weights are found. */
  BACKPROPAGATION,
  /** Why training starts from a trained network. */
  PRETRAINED,
  /** What a new head answers, beside the network's former classes. */
  FINE_TUNE
}
