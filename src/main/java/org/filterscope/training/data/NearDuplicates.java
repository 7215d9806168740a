package org.filterscope.training.data;

import java.util.List;
import org.filterscope.patches.store.DifferenceHash;

/** Groups photographs that are nearly the same, directly or through others. */
final class NearDuplicates {

  private NearDuplicates() {}

  /**
   * The group of each photograph.
   *
   * @return for each photograph, the index of the first one in its group
   */
  static int[] of(List<Sample> samples) {
    int[] first = new int[samples.size()];
    long[] likeness = samples.stream().mapToLong(Sample::likeness).toArray();
    for (int i = 0; i < first.length; i++) {
      first[i] = i;
      for (int other = 0; other < i; other++) {
        if (DifferenceHash.isNearlyTheSame(likeness[i], likeness[other])) {
          unite(first, root(first, i), root(first, other));
        }
      }
    }
    for (int i = 0; i < first.length; i++) {
      first[i] = root(first, i);
    }
    return first;
  }

  /** Whether each group, identified by its first photograph, has more than one class. */
  static boolean[] mixed(List<Sample> samples, int[] groups) {
    boolean[] isMixed = new boolean[samples.size()];
    for (int i = 0; i < groups.length; i++) {
      if (samples.get(i).label() != samples.get(groups[i]).label()) {
        isMixed[groups[i]] = true;
      }
    }
    return isMixed;
  }

  private static void unite(int[] first, int one, int other) {
    first[Math.max(one, other)] = Math.min(one, other);
  }

  private static int root(int[] first, int place) {
    int root = place;
    while (first[root] != root) {
      root = first[root];
    }
    first[place] = root;
    return root;
  }
}
