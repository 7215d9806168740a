package org.filterscope.cli;

import java.util.Locale;
import java.util.OptionalInt;
import org.filterscope.network.Model;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that names the class that a command is about. */
final class ClassOption {

  @Option(
      names = "--class",
      paramLabel = "N",
      description =
          "The class: its index, as printed by \"classify --json\" (default: the likeliest).")
  private @Nullable Integer index;

  /**
   * The class, if one was named.
   *
   * @param line the command, for the message
   * @throws ParameterException if the model has no such class
   */
  OptionalInt of(Model model, CommandLine line) {
    Integer wanted = index;
    if (wanted == null) {
      return OptionalInt.empty();
    }
    int classes = model.labels().size();
    if (wanted < 0 || wanted >= classes) {
      throw new ParameterException(
          line,
          String.format(
              Locale.ROOT,
              "--class: %s has classes 0 to %d, not %d",
              model.name(),
              classes - 1,
              wanted));
    }
    return OptionalInt.of(wanted);
  }
}
