package org.filterscope.patches;

import java.util.List;
import org.filterscope.activation.LayerPeaks;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;

/**
 * The strongest activation of every unit in one view.
 *
 * @param values for each unit through all layers
 * @param cells where it is, {@code row * width + column}
 */
record ViewPeaks(float[] values, int[] cells) {

  static ViewPeaks of(Pass pass, Network network, List<IndexedLayer> layers) {
    int units = layers.stream().mapToInt(IndexedLayer::channels).sum();
    ViewPeaks all = new ViewPeaks(new float[units], new int[units]);
    int first = 0;
    for (IndexedLayer layer : layers) {
      LayerPeaks peaks = pass.peaks(network.node(layer.id()));
      System.arraycopy(peaks.values(), 0, all.values, first, layer.channels());
      System.arraycopy(peaks.cells(), 0, all.cells, first, layer.channels());
      first += layer.channels();
    }
    return all;
  }
}
