package org.filterscope.experiment.correspondence;

import java.util.List;
import java.util.Random;

/**
 * How much places on several photographs differ, pair by pair.
 *
 * @param sum over all pairs of photographs
 * @param mean of one pair
 * @param deviation the standard deviation over pairs; 0 of a single one
 */
record Pairs(double sum, double mean, double deviation) {

  /** Differences between each place of each photograph and each place of all others. */
  static final class Differences {
    private final int places;
    private final double[][] between;

    /**
     * Computes all of them.
     *
     * @param changes by photograph, and then by place; as many places for each
     */
    Differences(List<List<SignChange>> changes) {
      places = changes.get(0).size();
      List<SignChange> all = changes.stream().flatMap(List::stream).toList();
      between = new double[all.size()][all.size()];
      for (int i = 0; i < all.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (i / places != j / places) {
            between[i][j] = all.get(i).difference(all.get(j));
          }
        }
      }
    }

    /**
     * All pairs of photographs, each with one place.
     *
     * @param chosen the place on each photograph
     */
    Pairs of(int[] chosen) {
      int pairs = chosen.length * (chosen.length - 1) / 2;
      double sum = 0;
      for (int i = 0; i < chosen.length; i++) {
        for (int j = 0; j < i; j++) {
          sum += at(chosen, i, j);
        }
      }
      double mean = sum / pairs;
      double squares = 0;
      for (int i = 0; i < chosen.length; i++) {
        for (int j = 0; j < i; j++) {
          squares += (at(chosen, i, j) - mean) * (at(chosen, i, j) - mean);
        }
      }
      return new Pairs(sum, mean, pairs < 2 ? 0 : Math.sqrt(squares / (pairs - 1)));
    }

    private double at(int[] chosen, int i, int j) {
      return between[i * places + chosen[i]][j * places + chosen[j]];
    }

    /**
     * The share of permutations with a sum that is no larger: the first places of each photograph
     * are shuffled, so that what is compared is no longer the same part.
     *
     * @param among how many places are shuffled
     * @return from above 0 to 1
     */
    double permuted(double sum, int photographs, int among, int times, Random random) {
      int asSmall = 1;
      for (int i = 0; i < times; i++) {
        int[] chosen = random.ints(photographs, 0, among).toArray();
        // Sums of the same numbers in another order differ in the last bits.
        asSmall += of(chosen).sum <= sum + 1e-12 ? 1 : 0;
      }
      return asSmall / (times + 1.0);
    }
  }
}
