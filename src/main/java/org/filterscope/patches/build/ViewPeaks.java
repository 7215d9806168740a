package org.filterscope.patches.build;

import java.util.List;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerPeaks;
import org.filterscope.activation.Pass;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.patches.store.IndexedLayer;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;

/**
 * The strongest activation of every unit in one view.
 *
 * @param values for each unit through all layers
 * @param cells where it is, {@code row * width + column}
 */
record ViewPeaks(float[] values, int[] cells) {

  /**
   * Sends a view through as much of the network as is asked about; on the engine's thread.
   *
   * @param pixels what the network shall see, {@code 0xFFRRGGBB}
   */
  static ViewPeaks look(
      ForwardPass forward,
      Model model,
      List<IndexedLayer> layers,
      int[] pixels,
      Cancellation cancellation,
      Engine engine) {
    Node last = model.network().node(layers.get(layers.size() - 1).id());
    float[] input = model.preparation().apply(pixels);
    try (Pass pass = forward.runTo(last, input, cancellation, engine::giveWay)) {
      return of(pass, model.network(), layers);
    }
  }

  private static ViewPeaks of(Pass pass, Network network, List<IndexedLayer> layers) {
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
