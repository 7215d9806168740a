package org.filterscope.cli;

import org.filterscope.inspection.Classification;
import org.filterscope.patches.build.SkippedPhotograph;

/**
 * A file that could not be read, for JSON.
 *
 * @param image its path
 * @param reason what happened, and what to do
 */
record SkippedImage(String image, String reason) {

  static SkippedImage of(Classification.Skipped skipped) {
    return new SkippedImage(
        skipped.image().toString(), String.valueOf(skipped.reason().getMessage()));
  }

  static SkippedImage of(SkippedPhotograph skipped) {
    return new SkippedImage(
        skipped.file().toString(), String.valueOf(skipped.reason().getMessage()));
  }
}
