package org.filterscope.app;

import org.filterscope.home.Settings;

/**
 * How much memory and how many threads the engine may use. The engine reads this once, when it
 * starts, so a changed setting takes effect at the next start.
 */
final class EngineLimits {

  private EngineLimits() {}

  /** Sets the limits. Call it before the engine starts. */
  static void set(Settings settings) {
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", settings.memory() + "g");
    // The heap takes up to 1 GiB of it, see bin/jvm.options.
    System.setProperty("org.bytedeco.javacpp.maxbytes", settings.memory() - 1 + "g");
    if (settings.threads() > 0) {
      System.setProperty("filterscope.threads", String.valueOf(settings.threads()));
    }
  }
}
