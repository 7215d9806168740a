package org.filterscope.bench;

/** An engine that sends images through VGG16's convolutional base. */
interface Contender extends AutoCloseable {

  /** What it is called, with its version. */
  String name();

  /** Sends its images through all layers; this is what is timed. */
  void run();

  /**
   * What the last run left in pool5.
   *
   * @return {@code [images, 512, 7, 7]}
   */
  float[] result();

  @Override
  void close();
}
