package org.filterscope.export;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Readable names of classes: {@code water_lilly} becomes "water lilly", {@code Faces_easy} becomes
 * "faces". Classes are often named after folders, and each data set has its own naming habits.
 * Spelling is not corrected. Files keep the labels themselves. Immutable.
 */
public final class ReadableLabels {

  /** ImageNet's ID of a class: {@code n02085620-Chihuahua}. */
  private static final Pattern SYNSET = Pattern.compile("^n\\d{8}[-_ ](?=\\S)");

  /** Caltech-256 and CUB-200 number their classes: {@code 087.goldfish}. */
  private static final Pattern COUNTED = Pattern.compile("^\\d{3}\\.(?=\\D)");

  /** Caltech-256's suffix of classes that Caltech-101 has, too: {@code 015.bonsai-101}. */
  private static final Pattern SHARED = Pattern.compile("-101$");

  /** Where Caltech-101's photographs come from: {@code Faces_easy}, {@code BACKGROUND_Google}. */
  private static final Pattern ORIGIN =
      Pattern.compile("(?<=\\S)_(easy|google)$", Pattern.CASE_INSENSITIVE);

  /** Common nouns that Caltech-101 capitalises, unlike all others. */
  private static final Set<String> COMMON = Set.of("Faces", "Leopards", "Motorbikes");

  private final List<String> labels;
  private final Map<String, String> readable = new HashMap<>();

  private ReadableLabels(List<String> labels) {
    this.labels = List.copyOf(labels);
    Set<String> shortest = repeated(ReadableLabels::shortened);
    Set<String> spaced = repeated(ReadableLabels::spaced);
    for (String label : this.labels) {
      String name = shortened(label);
      if (shortest.contains(name)) {
        name = spaced.contains(spaced(label)) ? label : spaced(label);
      }
      readable.put(label, name);
    }
  }

  /** The names of a model's classes; two classes never have the same one. */
  public static ReadableLabels of(List<String> labels) {
    return new ReadableLabels(labels);
  }

  /** The name of one class when the other classes are not known. */
  public static String nameOf(String label) {
    return shortened(label);
  }

  /** The labels themselves, in their order. */
  public List<String> labels() {
    return labels;
  }

  /** The names, in the labels' order. */
  public List<String> names() {
    return labels.stream().map(this::name).toList();
  }

  /** The name of a class, which need not be one of these. */
  public String name(String label) {
    return readable.getOrDefault(label, shortened(label));
  }

  /** The names that several labels would share. */
  private Set<String> repeated(UnaryOperator<String> naming) {
    Map<String, Integer> counts = new HashMap<>();
    labels.stream().distinct().forEach(label -> counts.merge(naming.apply(label), 1, Integer::sum));
    counts.values().removeIf(count -> count == 1);
    return counts.keySet();
  }

  private static String shortened(String label) {
    String name = SYNSET.matcher(label).replaceFirst("");
    String uncounted = COUNTED.matcher(name).replaceFirst("");
    if (!uncounted.equals(name)) {
      name = SHARED.matcher(uncounted).replaceFirst("");
    }
    String thing = ORIGIN.matcher(name).replaceFirst("");
    boolean isCommon = !thing.equals(name) || COMMON.contains(name);
    return spaced(isCommon ? thing.toLowerCase(Locale.ROOT) : thing);
  }

  private static String spaced(String label) {
    String name = label.replace('_', ' ').strip().replaceAll(" {2,}", " ");
    return name.isEmpty() ? label : name;
  }
}
