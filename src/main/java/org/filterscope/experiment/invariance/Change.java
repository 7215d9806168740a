package org.filterscope.experiment.invariance;

import java.util.ArrayList;
import java.util.List;

/** A way to change a photograph, with the amounts of Zeiler and Fergus 2013, figure 5. */
public enum Change {
  /** Moved down by so many pixels of the input. */
  TRANSLATION(-60, 60, 0),
  /** Enlarged so many times around the middle. */
  SCALE(1, 1.8, 1),
  /** Turned clockwise around the middle by so many degrees. */
  ROTATION(0, 350, 0);

  private final double least;
  private final double largest;
  private final double untouched;

  Change(double least, double largest, double untouched) {
    this.least = least;
    this.largest = largest;
    this.untouched = untouched;
  }

  /** The amount that changes nothing. */
  public double untouched() {
    return untouched;
  }

  /**
   * The amounts from the least to the largest, with the untouched photograph among them.
   *
   * @param count how many steps there are between the least and the largest, at least 1
   */
  public List<Double> amounts(int count) {
    List<Double> amounts = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      double amount = least + (largest - least) * i / count;
      // Whole thousandths, so that 1.1 is not 1.1000000000000001 in a table.
      amounts.add(Math.round(amount * 1000) / 1000.0);
    }
    if (!amounts.contains(untouched)) {
      amounts.add(untouched);
      amounts.sort(Double::compare);
    }
    return amounts;
  }

  /** Where an output point comes from, relative to the middle, for one amount. */
  double[] source(double amount, double x, double y) {
    return switch (this) {
      case TRANSLATION -> new double[] {x, y - amount};
      case SCALE -> new double[] {x / amount, y / amount};
      case ROTATION -> {
        double angle = Math.toRadians(amount);
        yield new double[] {
          Math.cos(angle) * x + Math.sin(angle) * y, Math.cos(angle) * y - Math.sin(angle) * x
        };
      }
    };
  }
}
