package org.filterscope.app;

/**
 * How much the engine may take outside the heap. It reads this once, when it starts, so a change in
 * the settings counts from the next start on.
 */
final class NativeMemory {

  private NativeMemory() {}

  /**
   * Limits the whole process; to be called before the engine starts.
   *
   * @param gibibytes for the heap and the engine's arrays together
   */
  static void limit(int gibibytes) {
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", gibibytes + "g");
    // The heap takes up to 1 GiB of it, see bin/jvm.options.
    System.setProperty("org.bytedeco.javacpp.maxbytes", gibibytes - 1 + "g");
  }
}
