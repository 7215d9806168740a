package org.filterscope.ui.learn.experiment;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.network.file.BuiltInModel;

/** Writes the command that gives the same as a run in the window. */
final class CommandText {
  private final List<String> parts = new ArrayList<>();

  /** A command without arguments. */
  CommandText(String model, Experiment experiment) {
    parts.add("filterscope");
    if (!model.equals(BuiltInModel.NAME)) {
      parts.add("--model");
      parts.add(quoted(model));
    }
    parts.add("experiment");
    parts.add(experiment.id());
  }

  /** Adds arguments, quoted where a shell would split or change them. */
  CommandText add(Object... arguments) {
    for (Object argument : arguments) {
      parts.add(quoted(argument.toString()));
    }
    return this;
  }

  @Override
  public String toString() {
    return String.join(" ", parts);
  }

  private static String quoted(String text) {
    return text.matches("[\\w./,:=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
