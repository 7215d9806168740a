package org.filterscope.cli;

import org.filterscope.figure.Contrast;
import picocli.CommandLine.Option;

/** The contrast of projections in pictures. */
final class ContrastOption {

  @Option(
      names = "--contrast",
      paramLabel = "CONTRAST",
      defaultValue = "largest",
      description =
          "Which absolute value is full colour in a picture: the largest, or the 99th percentile,"
              + " which shows more of a faint projection (largest or percentile; default:"
              + " ${DEFAULT-VALUE}).")
  private Contrast contrast;

  Contrast value() {
    return contrast;
  }
}
