package org.filterscope.cli;

import org.filterscope.projection.Mode;
import picocli.CommandLine.Option;

/** The option that sets how projections pass ReLU. */
final class ModeOption {

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "deconvnet",
      description =
          "How to project back through ReLU: deconvnet, guided or gradient (default: "
              + "${DEFAULT-VALUE}).")
  private Mode mode;

  Mode value() {
    return mode;
  }
}
