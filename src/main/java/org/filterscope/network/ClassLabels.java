package org.filterscope.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
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
      return LabelText.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names for classes that nobody has named: {@code class 0} and so on. */
  public static ClassLabels numbered(int count) {
    return new ClassLabels(
        IntStream.range(0, count).mapToObj(number -> "class " + number).toList(), List.of());
  }

  /** The labels in a text; empty if it is not a list of labels. */
  public static Optional<ClassLabels> of(String text) {
    try {
      ClassLabels labels = LabelText.parse(text);
      return labels.names.isEmpty() ? Optional.empty() : Optional.of(labels);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads labels in any usual form: one label per line, with its number before it or not; a table
   * of comma-separated values; a list in JSON, or a map from or to numbers; ImageNet's tables; or
   * Caffe's lines, each a WordNet ID and then the words.
   *
   * @throws Problem if the file cannot be read or is not such a list
   */
  public static ClassLabels read(Path file) {
    try {
      if (isNoFile(file) || Files.size(file) > MOST_BYTES) {
        throw new Problem("labels.no-list", file);
      }
      ClassLabels labels = LabelText.parse(Files.readString(file, StandardCharsets.UTF_8));
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

  /**
   * The list of labels beside a network's file: of those with a usual name, the first with the
   * right number of labels.
   *
   * @param count how many classes the network has
   */
  public static Optional<Path> beside(Path file, int count) {
    return LabelText.usualNames(file).stream()
        .map(file::resolveSibling)
        .filter(Files::isRegularFile)
        .filter(found -> hasLabels(found, count))
        .findFirst();
  }

  private static boolean hasLabels(Path file, int count) {
    try {
      return read(file).names.size() == count;
    } catch (Problem e) {
      return false;
    }
  }
}
