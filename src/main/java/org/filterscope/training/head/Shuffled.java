package org.filterscope.training.head;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The order of rows in an epoch. */
public final class Shuffled {

  private Shuffled() {}

  /** All indices below a count, in an order that depends only on the seed and the epoch. */
  public static List<Integer> places(int count, long seed, int epoch) {
    List<Integer> places = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(places, new Random(seed * 31 + epoch));
    return places;
  }
}
