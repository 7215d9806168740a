package org.filterscope.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.filterscope.task.Problem;

/**
 * The names of a network's classes, in the order of its output.
 *
 * @param names one for each class
 * @param synsets WordNet IDs, such as {@code n02123045}, one for each class; empty if none are
 *     known
 */
public record ClassLabels(List<String> names, List<String> synsets) {

  private static final String IMAGE_NET = "imagenet-1000.csv";
  private static final Pattern SYNSET = Pattern.compile("n\\d{8}");

  /** Longer files cannot be lists of labels. */
  private static final long MOST_BYTES = 16 << 20;

  /** Copies the lists. */
  public ClassLabels {
    names = List.copyOf(names);
    synsets = List.copyOf(synsets);
  }

  /** The 1000 classes of ImageNet, in the usual order of a network's outputs. */
  public static ClassLabels imageNet() {
    try (InputStream in =
        Objects.requireNonNull(ClassLabels.class.getResourceAsStream(IMAGE_NET))) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads labels in one of three forms: one label per line; a table of comma-separated values with
   * the columns index, wnid, words and name; or Caffe's lines, each a WordNet ID and then the
   * words.
   *
   * @throws Problem if the file cannot be read or is not such a list
   */
  public static ClassLabels read(Path file) {
    try {
      if (isNoFile(file) || Files.size(file) > MOST_BYTES) {
        throw new Problem("labels.no-list", file);
      }
      ClassLabels labels = parse(Files.readString(file, StandardCharsets.UTF_8));
      if (labels.names.isEmpty()) {
        throw new Problem("labels.no-list", file);
      }
      return labels;
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new Problem(e, "labels.no-list", file);
    } catch (NoSuchFileException e) {
      throw new Problem(e, "labels.missing", file);
    } catch (IOException e) {
      throw new Problem(e, "labels.unreadable", file);
    }
  }

  /** Opening a pipe would wait for a writer. */
  private static boolean isNoFile(Path file) {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  private static ClassLabels parse(String text) {
    List<String> lines = text.lines().map(line -> line.replace("\ufeff", "").strip()).toList();
    lines = lines.stream().filter(line -> !line.isEmpty()).toList();
    if (lines.isEmpty()) {
      return new ClassLabels(List.of(), List.of());
    }
    if (lines.get(0).startsWith("index,")) {
      return table(lines);
    }
    if (lines.stream().allMatch(line -> SYNSET.matcher(line).lookingAt())) {
      return new ClassLabels(
          lines.stream().map(line -> firstName(line.substring(9).strip())).toList(),
          lines.stream().map(line -> line.substring(0, 9)).toList());
    }
    return new ClassLabels(lines, List.of());
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
