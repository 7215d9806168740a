package org.filterscope.ui.explore.layer;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.filterscope.network.Node;
import org.filterscope.patches.query.UnitStatistics;
import org.filterscope.ui.index.OpenIndex;

/**
 * How the units of a layer behave on all photographs of an index.
 *
 * @param index which one
 * @param layer the layer
 * @param units by channel
 */
public record LayerStatistics(OpenIndex index, Node layer, List<UnitStatistics> units) {

  /** Copies the list. */
  public LayerStatistics {
    units = List.copyOf(units);
  }

  /** Reads a layer that the index knows; not on the JavaFX application thread. */
  public static LayerStatistics read(OpenIndex index, Node layer) {
    return new LayerStatistics(index, layer, index.index().statistics(layer.name()));
  }

  /**
   * How much a photograph surprises by a unit: its strongest value there, by what is usual where it
   * is active. 0 of a unit that no photograph of the index excited, for which nothing is usual.
   */
  public double surprise(MapsOfLayer maps, int channel) {
    float usual = units.get(channel).usual();
    return usual > 0 ? maps.peaks()[channel].value() / usual : 0;
  }

  /** The channels, the most surprising first; of equal ones the stronger, then by number. */
  public int[] bySurprise(MapsOfLayer maps) {
    Comparator<Integer> order =
        Comparator.comparingDouble((Integer channel) -> -surprise(maps, channel))
            .thenComparingDouble(channel -> -maps.peaks()[channel].value());
    return IntStream.range(0, units.size())
        .boxed()
        .sorted(order)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
