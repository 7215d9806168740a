package org.filterscope.patches.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.network.Preparation;

/** Squares of several sizes that cover a photograph. */
final class MultiScaleCrops {

  /** The shorter side holds this many squares side by side. */
  private static final int[] PARTS = {1, 2, 3};

  private MultiScaleCrops() {}

  /** The standard square first, then from large to small, row by row. */
  static List<Crop> of(Picture picture, Preparation preparation) {
    Set<Crop> framings = new LinkedHashSet<>();
    framings.add(preparation.framing(picture));
    double shorter = Math.min(picture.width(), picture.height());
    for (int parts : PARTS) {
      double side = shorter / parts;
      if (parts > 1 && side < preparation.side()) {
        // Enlarged pixels show the filters nothing that the larger square does not.
        break;
      }
      for (double y : centres(picture.height(), side)) {
        for (double x : centres(picture.width(), side)) {
          framings.add(Crop.square(picture, x, y, side));
        }
      }
    }
    return new ArrayList<>(framings);
  }

  /** Evenly from one border to the other, at most half a side apart. */
  private static List<Double> centres(int length, double side) {
    int steps = (int) Math.ceil((length - side) / (side / 2) - 1e-9);
    List<Double> centres = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      double offset = steps == 0 ? 0 : (length - side) * i / steps;
      centres.add(offset + side / 2);
    }
    return centres;
  }
}
