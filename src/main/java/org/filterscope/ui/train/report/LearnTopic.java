package org.filterscope.ui.train.report;

/** What Learn explains of a training, in its order. */
public enum LearnTopic {
  /** How weights are found. */
  BACKPROPAGATION,
  /** What it is worth to start from a trained network. */
  PRETRAINED,
  /** What a head of one's own answers beside the classes that were there before. */
  FINE_TUNE
}
