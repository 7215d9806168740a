package org.filterscope.ui.compare;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.filterscope.training.report.KernelChange;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.patch.TopPatchPictures;

/**
 * A model that the one in use is compared with. It has the same layers with other weights, for
 * example those before fine-tuning.
 *
 * @param used the earlier model
 * @param changes of each convolution's units, by channel: how much their kernels differ, see {@link
 *     KernelChange}
 * @param pictures projects top patches through the earlier model
 */
public record OpenReference(
    ModelInUse used, Map<String, double[]> changes, TopPatchPictures pictures) {

  /** Sorts changes by layer. */
  static Map<String, double[]> byLayer(List<KernelChange> units) {
    Map<String, Integer> counts = new HashMap<>();
    units.forEach(unit -> counts.merge(unit.layer(), 1, Integer::sum));
    Map<String, double[]> changes = new HashMap<>();
    for (KernelChange unit : units) {
      changes
              .computeIfAbsent(unit.layer(), layer -> new double[counts.get(layer)])[
              unit.channel()] =
          unit.change();
    }
    return Map.copyOf(changes);
  }

  /** How the units of a layer changed; empty if it has no kernels. */
  public Optional<double[]> changesOf(String layer) {
    return Optional.ofNullable(changes.get(layer));
  }

  /** The channels of a layer, the most changed first; empty if it has no kernels. */
  public Optional<int[]> byChange(String layer) {
    return changesOf(layer)
        .map(
            values ->
                IntStream.range(0, values.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(channel -> -values[channel]))
                    .mapToInt(Integer::intValue)
                    .toArray());
  }
}
