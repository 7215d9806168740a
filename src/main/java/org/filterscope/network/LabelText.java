package org.filterscope.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The usual forms of lists of labels. */
final class LabelText {

  private static final Pattern SYNSET = Pattern.compile("n\\d{8}");

  /** A number and a name, as in {@code 0 Cat}, {@code 1: Dog} or {@code 2,Bird}. */
  private static final Pattern NUMBERED =
      Pattern.compile("(\\d{1,6})(?:\\s*[:.,;)=\\t]\\s*|\\s+)(\\S.*)");

  /** A name and a number, as in {@code Cat,0}. */
  private static final Pattern NUMBERED_BEHIND =
      Pattern.compile("(.*\\S)\\s*[:,;=\\t]\\s*(\\d{1,6})");

  private static final Set<String> HEADERS =
      Set.of("label", "labels", "name", "names", "class", "classes", "class_name", "category");

  private static final List<String> USUAL =
      List.of(
          "labels",
          "label",
          "classes",
          "class_names",
          "class_labels",
          "class_indices",
          "class_index",
          "label_map",
          "labelmap",
          "names",
          "categories");

  private static final List<String> ENDINGS = List.of(".txt", ".json", ".csv", ".names");

  private LabelText() {}

  /** Names that lists of labels usually have beside a network's file. */
  static List<String> usualNames(Path file) {
    String whole = String.valueOf(file.getFileName());
    int dot = whole.lastIndexOf('.');
    String stem = dot > 0 ? whole.substring(0, dot) : whole;
    List<String> names = new ArrayList<>(List.of(stem + ".txt", stem + ".csv", stem + ".names"));
    for (String usual : USUAL) {
      for (String ending : ENDINGS) {
        names.add(stem + "_" + usual + ending);
        names.add(stem + "-" + usual + ending);
        names.add(stem + "." + usual + ending);
      }
    }
    for (String usual : USUAL) {
      ENDINGS.forEach(ending -> names.add(usual + ending));
    }
    names.add("imagenet_class_index.json");
    return names;
  }

  /**
   * Reads a list.
   *
   * @return no labels if there is nothing in the text
   * @throws IllegalArgumentException if it is not a list
   */
  static ClassLabels parse(String text) {
    List<String> lines = text.lines().map(line -> line.replace("\ufeff", "").strip()).toList();
    lines = lines.stream().filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) {
      return new ClassLabels(List.of(), List.of());
    }
    String first = lines.get(0);
    if (first.startsWith("{") || first.startsWith("[")) {
      return json(text.replace("\ufeff", ""));
    }
    if (first.startsWith("index,wnid")) {
      return table(lines);
    }
    if (lines.stream().allMatch(line -> SYNSET.matcher(line).lookingAt())) {
      return new ClassLabels(
          lines.stream().map(line -> firstName(line.substring(9).strip())).toList(),
          lines.stream().map(line -> line.substring(0, 9)).toList());
    }
    return named(lines);
  }

  private static ClassLabels named(List<String> lines) {
    List<String> rows = lines.stream().map(LabelText::unquoted).toList();
    Optional<List<String>> numbered = numbered(rows, NUMBERED, 1, 2);
    if (numbered.isEmpty()) {
      numbered = numbered(rows, NUMBERED_BEHIND, 2, 1);
    }
    List<String> names = numbered.orElse(rows);
    if (numbered.isEmpty()
        && rows.size() > 1
        && HEADERS.contains(rows.get(0).toLowerCase(Locale.ROOT))) {
      names = rows.subList(1, rows.size());
    }
    if (names.size() == 1 && names.get(0).contains(",")) {
      names = Arrays.stream(names.get(0).split(",")).map(LabelText::unquoted).toList();
    }
    return new ClassLabels(names, List.of());
  }

  /** The names in the order of their numbers; the first line may be a header. */
  private static Optional<List<String>> numbered(
      List<String> rows, Pattern form, int number, int name) {
    for (int header = 0; header < Math.min(2, rows.size()); header++) {
      Map<Integer, String> found = new TreeMap<>();
      for (String row : rows.subList(header, rows.size())) {
        Matcher matcher = form.matcher(row);
        if (matcher.matches()) {
          found.putIfAbsent(Integer.parseInt(matcher.group(number)), unquoted(matcher.group(name)));
        }
      }
      if (found.size() == rows.size() - header && isWithoutGaps(found)) {
        return Optional.of(List.copyOf(found.values()));
      }
    }
    return Optional.empty();
  }

  /** Whether the numbers are those from 0, or from 1, on. */
  private static boolean isWithoutGaps(Map<Integer, String> numbered) {
    if (numbered.isEmpty()) {
      return false;
    }
    int first = numbered.keySet().iterator().next();
    int last = numbered.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow();
    return first <= 1 && last - first == numbered.size() - 1;
  }

  private static String unquoted(String text) {
    String plain = text.strip();
    boolean isQuoted =
        plain.length() > 1
            && (plain.charAt(0) == '"' || plain.charAt(0) == '\'')
            && plain.charAt(plain.length() - 1) == plain.charAt(0);
    return isQuoted ? plain.substring(1, plain.length() - 1).strip() : plain;
  }

  /** A list, or a map from or to numbers; also as Python prints them. */
  private static ClassLabels json(String text) {
    JsonNode root;
    try {
      root =
          JsonMapper.builder()
              .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
              .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
              .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
              .build()
              .readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
    for (String key : List.of("labels", "classes", "class_names", "names", "categories")) {
      if (root.path(key).isContainerNode()) {
        root = root.get(key);
      }
    }
    List<JsonNode> entries = new ArrayList<>();
    if (root.isArray()) {
      root.forEach(entries::add);
      return ofEntries(entries);
    }
    Map<Integer, JsonNode> byNumber = new TreeMap<>();
    Map<Integer, String> toNumber = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (field.getValue().isIntegralNumber()) {
        toNumber.put(field.getValue().asInt(), field.getKey());
      } else {
        byNumber.put(Integer.parseInt(field.getKey()), field.getValue());
      }
    }
    if (toNumber.size() == root.size() && isWithoutGaps(toNumber)) {
      return new ClassLabels(List.copyOf(toNumber.values()), List.of());
    }
    if (byNumber.size() != root.size()) {
      throw new IllegalArgumentException("Neither a map from numbers nor one to numbers");
    }
    entries.addAll(byNumber.values());
    return ofEntries(entries);
  }

  private static ClassLabels ofEntries(List<JsonNode> entries) {
    List<String> names = new ArrayList<>();
    List<String> synsets = new ArrayList<>();
    for (JsonNode entry : entries) {
      if (entry.isArray() && entry.size() == 2) {
        synsets.add(entry.get(0).asText());
      }
      names.add(name(entry));
    }
    return new ClassLabels(names, synsets.size() == names.size() ? synsets : List.of());
  }

  private static String name(JsonNode entry) {
    if (entry.isValueNode() && !entry.isNull()) {
      return entry.asText().strip();
    }
    if (entry.isArray() && entry.size() == 2) {
      return entry.get(1).asText();
    }
    for (String key : List.of("name", "label", "class", "class_name")) {
      if (entry.path(key).isTextual()) {
        return entry.get(key).asText();
      }
    }
    throw new IllegalArgumentException("No name: " + entry);
  }

  private static ClassLabels table(List<String> lines) {
    List<String> names = new ArrayList<>();
    List<String> synsets = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      if (cells.size() < 4 || Integer.parseInt(cells.get(0)) != names.size()) {
        throw new IllegalArgumentException("Row " + names.size() + " is not in its place");
      }
      synsets.add(cells.get(1));
      // Two of ImageNet's classes share their short name with another class.
      names.add(taken.add(cells.get(3)) ? cells.get(3) : cells.get(2));
    }
    return new ClassLabels(names, synsets);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == ',' && !isQuoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  private static String firstName(String words) {
    int comma = words.indexOf(',');
    return comma > 0 ? words.substring(0, comma) : words;
  }
}
