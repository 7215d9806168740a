package org.filterscope.training.data;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Finds a model's class by the name of a folder. An exact match comes first. Otherwise, case is
 * ignored, underscores and hyphens equal spaces, and accents may be composed or not, as on
 * different systems. A name that matches two classes matches none.
 */
public final class ClassNames {

  private static final int AMBIGUOUS = -1;

  private final List<String> labels;
  private final Map<String, Integer> byLooks = new HashMap<>();

  /** The names of a model's classes. */
  public ClassNames(List<String> labels) {
    this.labels = List.copyOf(labels);
    for (int label = 0; label < labels.size(); label++) {
      byLooks.merge(looks(labels.get(label)), label, (one, other) -> AMBIGUOUS);
    }
  }

  /** The class that a name means, as an index into the labels. */
  public OptionalInt find(String name) {
    int exact = labels.indexOf(name);
    if (exact >= 0) {
      return OptionalInt.of(exact);
    }
    int similar = byLooks.getOrDefault(looks(name), AMBIGUOUS);
    return similar == AMBIGUOUS ? OptionalInt.empty() : OptionalInt.of(similar);
  }

  private static String looks(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ')
        .replace('-', ' ')
        .strip();
  }
}
