package org.filterscope.ui.learn.experiment;

import java.util.Locale;
import java.util.Map;
import org.filterscope.experiment.correspondence.Correspondence;
import org.filterscope.ui.Messages;

/** Values of a result as a person reads them; files have the experiments' own. */
final class ValueNames {

  private final Messages words;
  private final Map<String, String> names;

  ValueNames(Messages words) {
    this.words = words;
    names =
        Map.of(
            "translation",
            words.get("learn.experiment.plot.translation"),
            "scale",
            words.get("learn.experiment.plot.scale"),
            "rotation",
            words.get("learn.experiment.plot.rotation"),
            "given",
            words.get("learn.experiment.class.given"),
            "folder",
            words.get("learn.experiment.class.folder"),
            "answer",
            words.get("learn.experiment.class.answer"),
            Correspondence.RANDOM_NAME,
            words.get("learn.experiment.random"),
            Correspondence.SAME_NAME,
            words.get("learn.experiment.random.same"));
  }

  /** A cell of the table. */
  Object of(Object value) {
    if (value instanceof Boolean isSo) {
      return words.get(isSo ? "learn.experiment.yes" : "learn.experiment.no");
    }
    if (value instanceof Double number) {
      return Math.rint(number) == number
          ? String.format(Locale.ROOT, "%.0f", number)
          : String.format(Locale.ROOT, "%.4f", number);
    }
    return value instanceof String text ? of(text) : value;
  }

  /** A text, which is also a mark of an axis. */
  String of(String text) {
    return names.getOrDefault(text, text);
  }
}
