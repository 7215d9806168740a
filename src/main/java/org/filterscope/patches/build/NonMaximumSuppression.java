package org.filterscope.patches.build;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.filterscope.image.Box;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.patches.query.TopPatchSelection;
import org.filterscope.patches.store.View;

/**
 * Decides which views of one photograph may become a unit's top patches: the strongest view, and
 * the next one in which the unit saw a different place. Otherwise, overlapping views would fill the
 * unit's top patches with the same object.
 *
 * <p>The decision depends only on the photograph, so indexes can still be split and merged.
 */
final class NonMaximumSuppression {

  /** Patches show different places if they share at most this fraction of the smaller patch. */
  private static final double MOST_SHARED = 0.5;

  private final Network network;
  private final List<View> views;
  private final List<ViewPeaks> peaks;

  private NonMaximumSuppression(Model model, List<View> views, List<ViewPeaks> peaks) {
    network = model.network();
    this.views = views;
    this.peaks = peaks;
  }

  /**
   * Chooses the views.
   *
   * @param layers the layers of the units in {@code peaks}
   * @param views the views, all from one photograph
   * @param peaks the peaks of each view
   * @return for each view, the units that it may be a top patch of
   */
  static List<BitSet> of(Model model, List<Node> layers, List<View> views, List<ViewPeaks> peaks) {
    List<BitSet> units = views.stream().map(view -> new BitSet()).toList();
    if (views.size() == 1) {
      units.get(0).set(0, peaks.get(0).values().length);
      return units;
    }
    NonMaximumSuppression contenders = new NonMaximumSuppression(model, views, peaks);
    int unit = 0;
    for (Node layer : layers) {
      for (int channel = 0; channel < layer.shape().channels(); channel++) {
        for (int view : contenders.ofUnit(layer, unit)) {
          units.get(view).set(unit);
        }
        unit++;
      }
    }
    return units;
  }

  /**
   * The views that activate a unit, strongest first; ties go to the lower id, as for top patches.
   */
  private int[] strongestFirst(int unit) {
    return IntStream.range(0, views.size())
        .filter(view -> peaks.get(view).values()[unit] > 0)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer view) -> -peaks.get(view).values()[unit])
                .thenComparingLong(view -> views.get(view).id()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private List<Integer> ofUnit(Node node, int unit) {
    List<Integer> chosen = new ArrayList<>();
    List<Box> places = new ArrayList<>();
    for (int view : strongestFirst(unit)) {
      Box place = place(node, unit, view);
      if (places.stream().noneMatch(other -> share(place, other) > MOST_SHARED)) {
        chosen.add(view);
        places.add(place);
      }
      if (chosen.size() == TopPatchSelection.MOST_OF_ONE_PHOTOGRAPH) {
        break;
      }
    }
    return chosen;
  }

  /** The position of the patch in the photograph. */
  private Box place(Node node, int unit, int view) {
    int cell = peaks.get(view).cells()[unit];
    int width = node.shape().width();
    Region seen = network.receptiveField(node, cell / width, cell % width);
    return views
        .get(view)
        .framing()
        .toPicture(
            new Box(seen.left(), seen.top(), seen.right(), seen.bottom()),
            network.input().width(),
            network.input().height());
  }

  /** The overlap of two boxes, as a fraction of the smaller one. */
  private static double share(Box one, Box other) {
    double across = Math.min(one.x1(), other.x1()) - Math.max(one.x0(), other.x0());
    double down = Math.min(one.y1(), other.y1()) - Math.max(one.y0(), other.y0());
    double smaller = Math.min(one.width() * one.height(), other.width() * other.height());
    return Math.max(0, across) * Math.max(0, down) / smaller;
  }
}
