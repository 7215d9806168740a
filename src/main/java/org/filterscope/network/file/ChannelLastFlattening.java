package org.filterscope.network.file;

import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;

/**
 * Flattens feature maps into a vector row by row, column by column, channel by channel. In networks
 * that DL4J imported from Keras, a class of DL4J's importer does this. The importer is not a
 * dependency here, so this class stands in for it.
 */
final class ChannelLastFlattening extends CnnToFeedForwardPreProcessor {

  private static final long serialVersionUID = 1;

  /** The name of the class in DL4J's importer. */
  static final String NAME =
      "org.deeplearning4j.nn.modelimport.keras.preprocessors"
          + ".TensorFlowCnnToFeedForwardPreProcessor";

  ChannelLastFlattening() {}
}
