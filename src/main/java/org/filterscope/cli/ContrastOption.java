package org.filterscope.cli;

import org.filterscope.figure.Contrast;
import picocli.CommandLine.Option;

/** The option that sets the contrast of projections in pictures. */
final class ContrastOption {

  @Option(
      names = "--contrast",
      paramLabel = "CONTRAST",
      defaultValue = "largest",
      description =
          "The absolute value that is drawn in full colour: the largest, or the 99th "
              + "percentile, which brings out faint projections (largest or percentile; "
              + "default: ${DEFAULT-VALUE}).")
  private Contrast contrast;

  Contrast value() {
    return contrast;
  }
}
