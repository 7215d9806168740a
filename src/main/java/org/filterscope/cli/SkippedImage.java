package org.filterscope.cli;

import org.filterscope.inspection.Classified;

/**
 * In JSON: a file that could not be read.
 *
 * @param image its path
 * @param reason what happened, and what to do
 */
record SkippedImage(String image, String reason) {

  static SkippedImage of(Classified.Skipped skipped) {
    return new SkippedImage(
        skipped.image().toString(), String.valueOf(skipped.reason().getMessage()));
  }
}
