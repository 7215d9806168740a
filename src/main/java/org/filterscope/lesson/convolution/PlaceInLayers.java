package org.filterscope.lesson.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.filterscope.activation.LayerMaps;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;

/**
 * Follows one position of the photograph through all layers. In each layer it finds the cell with
 * its receptive field around this position, and the strongest unit there. Deeper cells have larger
 * receptive fields, which contain the earlier ones.
 *
 * @param steps one step for each layer with maps, in the network's order
 */
public record PlaceInLayers(List<Step> steps) {

  /** Copies the list. */
  public PlaceInLayers {
    steps = List.copyOf(steps);
  }

  /**
   * A layer at this position.
   *
   * @param block the layer's block, counted from 1; a layer that makes the maps smaller is the last
   *     of its block
   * @param isTrained whether the layer has weights
   * @param row the cell's row
   * @param column the cell's column
   * @param field the cell's receptive field in the input, clipped at the border
   * @param channel the strongest unit's channel; the first if several are equal
   * @param value the unit's activation
   */
  public record Step(
      String layer,
      int block,
      boolean isTrained,
      int row,
      int column,
      Region field,
      int channel,
      float value) {}

  /**
   * Follows a position through the layers.
   *
   * @param maps provides each layer's maps
   * @param y the position's row, in pixels of the network's input
   * @param x the position's column, in pixels of the network's input
   * @throws IllegalArgumentException if the position is outside the input
   */
  public static PlaceInLayers of(Network network, Function<Node, LayerMaps> maps, int y, int x) {
    if (!network.input().contains(y, x)) {
      throw new IllegalArgumentException(y + "," + x + " outside " + network.input());
    }
    List<Step> steps = new ArrayList<>();
    int block = 0;
    int stride = 0;
    for (Node layer : network.layers()) {
      if (layer.shape().isVector() || layer.vertical().stride() == 0) {
        continue;
      }
      int before = network.node(layer.inputs().get(0)).vertical().stride();
      block += before == stride ? 0 : 1;
      stride = before;
      int row = layer.vertical().cellAround(y, layer.shape().height());
      int column = layer.horizontal().cellAround(x, layer.shape().width());
      steps.add(step(network, layer, maps.apply(layer), block, row, column));
    }
    return new PlaceInLayers(steps);
  }

  /**
   * The last layer with weights of each block, or the last layer if none has weights. Activations
   * of different layers cannot be compared, so one layer stands for its block.
   */
  public List<Step> ofBlocks() {
    List<Step> last = new ArrayList<>();
    for (Step step : steps) {
      int end = last.size() - 1;
      if (end < 0 || last.get(end).block() != step.block()) {
        last.add(step);
      } else if (step.isTrained() || !last.get(end).isTrained()) {
        last.set(end, step);
      }
    }
    return List.copyOf(last);
  }

  private static Step step(
      Network network, Node layer, LayerMaps maps, int block, int row, int column) {
    int cell = row * layer.shape().width() + column;
    int channel = 0;
    for (int c = 1; c < layer.shape().channels(); c++) {
      if (at(maps, c, cell) > at(maps, channel, cell)) {
        channel = c;
      }
    }
    return new Step(
        layer.name(),
        block,
        layer.operation().parameters() > 0,
        row,
        column,
        network.receptiveField(layer, row, column),
        channel,
        at(maps, channel, cell));
  }

  private static float at(LayerMaps maps, int channel, int cell) {
    return maps.values()[channel * maps.shape().cells() + cell];
  }
}
