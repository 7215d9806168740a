package org.filterscope.training.data;

import java.util.List;

/**
 * What is wrong or unusual about a folder.
 *
 * @param kind what was found, which also says what is done about it
 * @param count how many photographs, or classes, it concerns
 * @param examples some of their names
 */
public record Finding(Kind kind, int count, List<String> examples) {

  /** What can be found. */
  public enum Kind {
    /** Files that cannot be read; they are left out. */
    UNREADABLE,
    /** The same file twice in one class; it is used once. */
    COPIED,
    /** The same file in two classes; all copies are left out. */
    IN_TWO_CLASSES,
    /**
     * Nearly the same photographs; they stay in one part, so that no photograph is tested on its
     * twin.
     */
    NEARLY_THE_SAME,
    /** Nearly the same photographs in two classes; they are used for training only. */
    ALIKE_IN_TWO_CLASSES,
    /** Photographs that are nearly the same as held-out ones; they are not used for training. */
    ON_BOTH_SIDES,
    /** Classes with too few photographs for three parts; they are left out. */
    TOO_FEW,
    /** Classes with so few photographs that their result will be very uncertain. */
    FEW,
    /**
     * The largest class is many times larger than the smallest; the accuracy of each class matters.
     */
    UNBALANCED
  }

  /** The number of examples. */
  private static final int EXAMPLES = 10;

  /** Copies the list. */
  public Finding {
    examples = List.copyOf(examples);
  }

  /** A finding about all of these; some are given as examples. */
  public static Finding of(Kind kind, List<String> names) {
    return new Finding(kind, names.size(), names.stream().limit(EXAMPLES).toList());
  }
}
