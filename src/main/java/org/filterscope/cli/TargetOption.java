package org.filterscope.cli;

import java.util.OptionalInt;
import org.filterscope.explanation.Target;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Model;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that name what is explained: a class, or a unit of another layer. */
final class TargetOption {

  @Mixin private ClassOption target;

  @Option(
      names = "--unit",
      paramLabel = "LAYER/C",
      converter = UnitsOfLayer.Converter.class,
      description = "A unit instead of a class, from its strongest cell, as in conv5_3/7.")
  private @Nullable UnitsOfLayer unit;

  /**
   * Checks the options.
   *
   * @param line the command, for the message
   * @throws ParameterException if the model has no such class or unit, or both were named
   */
  void check(Model model, CommandLine line) {
    OptionalInt index = target.of(model, line);
    UnitsOfLayer wanted = unit;
    if (wanted == null) {
      return;
    }
    if (index.isPresent()) {
      throw new ParameterException(line, "--class and --unit: choose one of them");
    }
    if (wanted.channels().size() != 1) {
      throw new ParameterException(line, "--unit: one unit, not " + wanted.channels().size());
    }
    wanted.of(model.network(), line);
  }

  /** What is explained, for a headline: a class with its index, or a unit. */
  String title(String label, int index) {
    return unit == null ? OneLine.of(label) + " (class " + index + ")" : label;
  }

  /** What is explained of a photograph; the options must have been checked. */
  Target of(Inspection inspection, CommandLine line) {
    UnitsOfLayer wanted = unit;
    return wanted == null
        ? Target.ofClass(inspection, target.of(inspection.model(), line))
        : Target.ofUnit(inspection, wanted.layer(), wanted.channels().get(0));
  }
}
