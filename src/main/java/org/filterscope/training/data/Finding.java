package org.filterscope.training.data;

import java.util.List;

/**
 * What is wrong with a folder before anything is learned from it, or unusual about it.
 *
 * @param kind what it is, and so what is done about it
 * @param count how many photographs, or classes, it concerns
 * @param examples some of their names
 */
public record Finding(Kind kind, int count, List<String> examples) {

  /** What can be found. */
  public enum Kind {
    /** Files that cannot be read: left out. */
    UNREADABLE,
    /** The same file again in its class: counted once. */
    COPIED,
    /** The same file in two classes, which contradict each other: all of them left out. */
    IN_TWO_CLASSES,
    /** Nearly the same photographs: kept in one part, so that none is asked about its twin. */
    NEARLY_THE_SAME,
    /** Nearly the same photographs in two classes: learned from only. */
    ALIKE_IN_TWO_CLASSES,
    /** Photographs that are nearly the same as held-out ones: not learned from. */
    ON_BOTH_SIDES,
    /** Classes with too few photographs for three parts: left out. */
    TOO_FEW,
    /** Classes of which the result will be little more than a guess. */
    FEW,
    /** The largest class is many times the smallest: see the accuracy of each class. */
    UNBALANCED
  }

  /** How many names are said. */
  private static final int EXAMPLES = 10;

  /** Copies the list. */
  public Finding {
    examples = List.copyOf(examples);
  }

  /** What concerns all of these, some of which are examples. */
  public static Finding of(Kind kind, List<String> names) {
    return new Finding(kind, names.size(), names.stream().limit(EXAMPLES).toList());
  }
}
