package org.filterscope.projection;

import org.filterscope.activation.LayerMaps;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A signal at a node's output in the backward pass, on the part of the map where it can differ from
 * zero.
 *
 * @param region that part
 * @param channels the node's number of channels
 * @param values {@code [region height, region width, channels]}
 */
record Signal(Region region, int channels, float[] values) {

  static Signal zero(Region region, int channels) {
    return new Signal(region, channels, new float[region.cells() * channels]);
  }

  /** The sum of two signals that reach a node from different branches. */
  Signal plus(Signal other) {
    Signal sum = zero(region.union(other.region), channels);
    sum.add(this);
    sum.add(other);
    return sum;
  }

  private void add(Signal other) {
    int length = other.region.width() * channels;
    for (int y = 0; y < other.region.height(); y++) {
      int target = offset(other.region.top() + y, other.region.left());
      for (int i = 0; i < length; i++) {
        values[target + i] += other.values[y * length + i];
      }
    }
  }

  /** The signal on the smallest region that contains all of its nonzero cells. */
  Signal trimmed() {
    @Nullable Region smallest = null;
    for (int row = region.top(); row < region.bottom(); row++) {
      for (int column = region.left(); column < region.right(); column++) {
        if (isSignal(row, column)) {
          Region cell = Region.cell(row, column);
          smallest = smallest == null ? cell : smallest.union(cell);
        }
      }
    }
    return smallest == null ? this : cut(smallest);
  }

  private boolean isSignal(int row, int column) {
    int offset = offset(row, column);
    for (int c = 0; c < channels; c++) {
      if (values[offset + c] != 0) {
        return true;
      }
    }
    return false;
  }

  /** The signal on the node's whole maps, channel by channel. */
  LayerMaps onMaps(Node node) {
    Shape shape = node.shape();
    float[] maps = new float[shape.size()];
    for (int row = region.top(); row < region.bottom(); row++) {
      for (int column = region.left(); column < region.right(); column++) {
        int from = offset(row, column);
        int cell = row * shape.width() + column;
        for (int c = 0; c < channels; c++) {
          maps[c * shape.cells() + cell] = values[from + c];
        }
      }
    }
    return new LayerMaps(node.name(), shape, maps);
  }

  /** The signal of one channel only. */
  Signal only(int channel) {
    Signal only = zero(region, channels);
    for (int i = channel; i < values.length; i += channels) {
      only.values[i] = values[i];
    }
    return only;
  }

  /** The signal on a part of the map; everything outside it is dropped. */
  Signal cut(Region part) {
    Signal cut = zero(part, channels);
    int length = part.width() * channels;
    for (int row = part.top(); row < part.bottom(); row++) {
      System.arraycopy(
          values, offset(row, part.left()), cut.values, cut.offset(row, part.left()), length);
    }
    return cut;
  }

  /** The offset of a cell's channels, given the cell's position in the whole map. */
  int offset(int row, int column) {
    return ((row - region.top()) * region.width() + column - region.left()) * channels;
  }
}
