package org.filterscope.patches.build;

import java.util.Comparator;
import java.util.List;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerPeaks;
import org.filterscope.activation.Pass;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;

/**
 * The strongest activation of every unit in one view.
 *
 * @param values the strongest activation of each unit, layer by layer
 * @param cells its position, {@code row * width + column}
 */
record ViewPeaks(float[] values, int[] cells) {

  /**
   * Runs a view through the network, as far as the last requested layer; on the engine's thread.
   *
   * @param layers the requested layers
   * @param pixels the network's input, {@code 0xFFRRGGBB}
   */
  static ViewPeaks look(
      ForwardPass forward,
      Model model,
      List<Node> layers,
      int[] pixels,
      Cancellation cancellation,
      Engine engine) {
    Node last = layers.stream().max(Comparator.comparingInt(Node::index)).orElseThrow();
    float[] input = model.preparation().apply(pixels);
    try (Pass pass = forward.runTo(last, input, cancellation, engine::giveWay)) {
      return of(pass, layers);
    }
  }

  private static ViewPeaks of(Pass pass, List<Node> layers) {
    int units = layers.stream().mapToInt(layer -> layer.shape().channels()).sum();
    ViewPeaks all = new ViewPeaks(new float[units], new int[units]);
    int first = 0;
    for (Node layer : layers) {
      LayerPeaks peaks = pass.peaks(layer);
      int channels = layer.shape().channels();
      System.arraycopy(peaks.values(), 0, all.values, first, channels);
      System.arraycopy(peaks.cells(), 0, all.cells, first, channels);
      first += channels;
    }
    return all;
  }
}
