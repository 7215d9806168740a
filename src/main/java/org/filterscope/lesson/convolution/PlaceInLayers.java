package org.filterscope.lesson.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.filterscope.activation.LayerMaps;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;

/**
 * One place of the photograph through all layers: in each the cell whose field lies around the
 * place, and the unit that answers most there. Deeper cells see more; their fields nest.
 *
 * @param steps one for each layer with maps, in the network's order
 */
public record PlaceInLayers(List<Step> steps) {

  /** Copies the list. */
  public PlaceInLayers {
    steps = List.copyOf(steps);
  }

  /**
   * A layer at the place.
   *
   * @param block counted from 1; a layer that makes the maps smaller is its block's last
   * @param isTrained whether the layer has weights
   * @param row of the cell
   * @param column of the cell
   * @param field what the cell sees of the input, clipped at the border
   * @param channel of the strongest unit; of equals the first
   * @param value of that unit
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
   * Looks at a place.
   *
   * @param maps gives each layer's maps
   * @param y the place's row, in pixels of the network's input
   * @param x its column
   * @throws IllegalArgumentException if it lies outside
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
   * Each block's last layer that has weights, or its last where none has. Values of different
   * layers are not to be compared, so that the strongest unit of a block is that of one layer.
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
