package org.filterscope.bench;

import java.util.OptionalDouble;

/** An engine that sends images through a network. */
interface Contender extends AutoCloseable {

  /** What it is called, with its version. */
  String name();

  /** Sends its images through all layers; this is what is timed. */
  void run();

  /**
   * What the last run left in the last layer.
   *
   * @return {@code [images, channels, height, width]}
   */
  float[] result();

  /** The most that ours may take of its seconds; empty if there is no limit. */
  default OptionalDouble limit() {
    return OptionalDouble.empty();
  }

  @Override
  void close();
}
