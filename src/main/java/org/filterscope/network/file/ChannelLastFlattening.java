package org.filterscope.network.file;

import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;

/**
 * Maps as a vector row by row, column by column, channel by channel. Networks that DL4J imported
 * from Keras have this in a class of its importer, which is not among what is needed to read them;
 * this stands in for it.
 */
final class ChannelLastFlattening extends CnnToFeedForwardPreProcessor {

  private static final long serialVersionUID = 1;

  /** What DL4J's importer calls it. */
  static final String NAME =
      "org.deeplearning4j.nn.modelimport.keras.preprocessors"
          + ".TensorFlowCnnToFeedForwardPreProcessor";

  ChannelLastFlattening() {}
}
