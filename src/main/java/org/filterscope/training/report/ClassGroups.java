package org.filterscope.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.task.Problem;
import org.filterscope.training.data.ClassNames;

/**
 * Groups of a model's classes, such as the breeds of cats and dogs.
 *
 * @param names of the groups, in the order of their list
 * @param groupOf the index of each class's group; {@link #NONE} for a class that is in none
 */
public record ClassGroups(List<String> names, int[] groupOf) {

  /** Stands for no group. */
  public static final int NONE = -1;

  /** Groups that come with the app, by name. */
  public static final List<String> INCLUDED = List.of("cats-and-dogs");

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\s*-\\s*(\\d{1,9})");
  private static final Pattern PLACE = Pattern.compile("\\d{1,9}");

  /** Copies both. */
  public ClassGroups {
    names = List.copyOf(names);
    groupOf = groupOf.clone();
  }

  @Override
  public int[] groupOf() {
    return groupOf.clone();
  }

  /** The group of a class, or {@link #NONE}. */
  public int groupOf(int index) {
    return groupOf[index];
  }

  /**
   * The groups' probabilities: those of their classes, summed.
   *
   * @param classes what the model answered
   */
  public double[] sums(List<ClassProbability> classes) {
    double[] sums = new double[names.size()];
    for (ClassProbability each : classes) {
      int group = groupOf(each.index());
      if (group != NONE) {
        sums[group] += each.probability();
      }
    }
    return sums;
  }

  /**
   * Reads groups. Each line is {@code name: 281-285, 287, some label}, and {@code #} begins a
   * comment; a JSON object of arrays is also accepted.
   *
   * @param named the name of a list that comes with the app, or a file
   * @param labels the model's labels; indices are counted from 0
   * @throws Problem if the list cannot be read, or a class in it is none of the model's or in two
   *     groups
   */
  public static ClassGroups read(String named, List<String> labels) {
    String text = INCLUDED.contains(named) ? included(named) : file(Path.of(named));
    List<String> names = new ArrayList<>();
    List<List<String>> members = new ArrayList<>();
    try {
      if (text.stripLeading().startsWith("{")) {
        readJson(text, names, members);
      } else {
        readLines(text, names, members);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Problem(e, "groups.no-list", named);
    }
    if (names.size() < 2 || names.stream().distinct().count() < names.size()) {
      throw new Problem("groups.no-list", named);
    }
    return new ClassGroups(names, groupOf(named, members, labels));
  }

  /** The list that comes with the app, for folders of such classes; empty if there is none. */
  public static Optional<String> includedFor(List<String> classes) {
    return INCLUDED.stream()
        .filter(
            list -> {
              List<String> names = new ArrayList<>();
              readLines(included(list), names, new ArrayList<>());
              ClassNames known = new ClassNames(names);
              return classes.stream().allMatch(name -> known.find(name).isPresent());
            })
        .findFirst();
  }

  private static void readJson(String text, List<String> names, List<List<String>> members)
      throws IOException {
    JsonNode json = new ObjectMapper().readTree(text);
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      names.add(entry.getKey());
      List<String> group = new ArrayList<>();
      entry.getValue().forEach(member -> group.add(member.asText()));
      members.add(group);
    }
  }

  private static void readLines(String text, List<String> names, List<List<String>> members) {
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException(line);
      }
      names.add(line.substring(0, colon).strip());
      members.add(
          Arrays.stream(line.substring(colon + 1).split(",", -1)).map(String::strip).toList());
    }
  }

  private static int[] groupOf(String named, List<List<String>> members, List<String> labels) {
    int[] groupOf = new int[labels.size()];
    Arrays.fill(groupOf, NONE);
    for (int group = 0; group < members.size(); group++) {
      for (String member : members.get(group)) {
        for (int index : places(named, member, labels)) {
          if (groupOf[index] != NONE) {
            throw new Problem("groups.twice", named, labels.get(index), index);
          }
          groupOf[index] = group;
        }
      }
    }
    return groupOf;
  }

  private static int[] places(String named, String member, List<String> labels) {
    int first = labels.indexOf(member);
    int last = first;
    Matcher range = RANGE.matcher(member);
    if (first < 0 && range.matches()) {
      first = Integer.parseInt(range.group(1));
      last = Integer.parseInt(range.group(2));
    } else if (first < 0 && PLACE.matcher(member).matches()) {
      first = Integer.parseInt(member);
      last = first;
    }
    if (first < 0 || last < first || last >= labels.size()) {
      throw new Problem("groups.unknown-class", named, member, labels.size());
    }
    return IntStream.rangeClosed(first, last).toArray();
  }

  private static String included(String name) {
    try (InputStream in =
        Objects.requireNonNull(ClassGroups.class.getResourceAsStream(name + ".txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // Opening a pipe would block until something writes to it.
      throw new Problem("groups.no-list", file);
    }
    try {
      return Files.readString(file, StandardCharsets.UTF_8).replace("\ufeff", "");
    } catch (CharacterCodingException e) {
      throw new Problem(e, "groups.no-list", file);
    } catch (NoSuchFileException e) {
      throw new Problem(e, "groups.missing", file, String.join(", ", INCLUDED));
    } catch (IOException e) {
      throw new Problem(e, "groups.unreadable", file);
    }
  }
}
