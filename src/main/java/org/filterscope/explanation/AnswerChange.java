package org.filterscope.explanation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.filterscope.inspection.ClassProbability;

/**
 * An answer before and after a change, such as units that were switched off.
 *
 * @param before all classes, most likely first
 * @param after the same classes, most likely first
 */
public record AnswerChange(List<ClassProbability> before, List<ClassProbability> after) {

  private static final int MOST_AFTER = 2;

  /** Copies the lists. */
  public AnswerChange {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * A class's probabilities.
   *
   * @param index the class's index in the output
   * @param label the class's name
   * @param before its probability before the change, from 0 to 1
   * @param after its probability after the change, from 0 to 1
   */
  public record Shares(int index, String label, double before, double after) {}

  /** All classes, the most likely before the change first. */
  public List<Shares> all() {
    Map<Integer, Double> now = new HashMap<>();
    after.forEach(one -> now.put(one.index(), one.probability()));
    return before.stream()
        .map(
            one ->
                new Shares(
                    one.index(),
                    one.label(),
                    one.probability(),
                    Objects.requireNonNull(now.get(one.index()))))
        .toList();
  }

  /**
   * The classes that are most likely before the change, then those of the two most likely after it
   * that are not among them, then the target.
   *
   * @param most how many of those before
   * @param target the index of a class that is among them in any case; empty for none
   */
  public List<Shares> likeliest(int most, OptionalInt target) {
    List<Integer> shown =
        new ArrayList<>(
            Stream.concat(
                    before.stream().limit(most).map(ClassProbability::index),
                    after.stream().limit(MOST_AFTER).map(ClassProbability::index))
                .distinct()
                .toList());
    target.ifPresent(index -> shown.add(index));
    List<Shares> all = all();
    return shown.stream()
        .distinct()
        .map(index -> all.stream().filter(one -> one.index() == index).findFirst().orElseThrow())
        .toList();
  }
}
