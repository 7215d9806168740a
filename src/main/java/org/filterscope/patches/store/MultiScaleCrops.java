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

  /** Numbers of squares that fit side by side along the shorter side. */
  private static final int[] PARTS = {1, 2, 3};

  private MultiScaleCrops() {}

  /** The crops: the standard square first, then from large to small, row by row. */
  static List<Crop> of(Picture picture, Preparation preparation) {
    Set<Crop> framings = new LinkedHashSet<>();
    framings.add(preparation.framing(picture));
    double aspect = (double) preparation.width() / preparation.height();
    double wide = Math.max(1, aspect);
    double high = Math.max(1, 1 / aspect);
    double shorter = Math.min(picture.width() / wide, picture.height() / high);
    for (int parts : PARTS) {
      double side = shorter / parts;
      if (parts > 1 && side < preparation.side()) {
        // A square that has to be enlarged shows nothing that the larger square does not.
        break;
      }
      for (double y : centres(picture.height(), side * high)) {
        for (double x : centres(picture.width(), side * wide)) {
          framings.add(Crop.around(picture, x, y, side, aspect));
        }
      }
    }
    return new ArrayList<>(framings);
  }

  /** Centres of squares, spaced evenly from border to border, at most half a side apart. */
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
