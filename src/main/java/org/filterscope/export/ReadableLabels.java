package org.filterscope.export;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Names of classes as people read them: {@code water_lilly} is "water lilly", {@code Faces_easy} is
 * "faces". Names of folders stand for classes, and data sets have habits of naming them. Spelling
 * is left as it is. Files keep the labels themselves. Immutable.
 */
public final class ReadableLabels {

  /** ImageNet's number of a class: {@code n02085620-Chihuahua}. */
  private static final Pattern SYNSET = Pattern.compile("^n\\d{8}[-_ ](?=\\S)");

  /** Caltech-256 and CUB-200 count their classes: {@code 087.goldfish}. */
  private static final Pattern COUNTED = Pattern.compile("^\\d{3}\\.(?=\\D)");

  /** What Caltech-256 appends to classes that Caltech-101 has, too: {@code 015.bonsai-101}. */
  private static final Pattern SHARED = Pattern.compile("-101$");

  /** Where Caltech-101's photographs come from: {@code Faces_easy}, {@code BACKGROUND_Google}. */
  private static final Pattern ORIGIN =
      Pattern.compile("(?<=\\S)_(easy|google)$", Pattern.CASE_INSENSITIVE);

  /** Common nouns that Caltech-101 writes with a capital, unlike all its others. */
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

  /** The name of one class, of which the others are not known. */
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

  /** The name of a class, also of one that is none of these. */
  public String name(String label) {
    return readable.getOrDefault(label, shortened(label));
  }

  /** What several labels would be called. */
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
