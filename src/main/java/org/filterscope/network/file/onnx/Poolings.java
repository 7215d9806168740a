package org.filterscope.network.file.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;

/** Poolings, and padding. */
final class Poolings {

  private final Building building;

  Poolings(Building building) {
    this.building = building;
  }

  /** The largest value of each window. */
  void maximum(OnnxNode node) {
    if (node.proto().getOutputCount() > 1 && !node.proto().getOutput(1).isEmpty()) {
      throw new IllegalArgumentException("Someone reads where the maxima are");
    }
    View maps = building.maps(building.view(node.input(0)));
    Sliding sliding = Sliding.of(node);
    add(
        node,
        maps,
        new Operation.MaxPooling(sliding.vertical(maps.shape()), sliding.horizontal(maps.shape())));
  }

  /** The mean of each window. */
  void average(OnnxNode node) {
    View maps = building.maps(building.view(node.input(0)));
    Sliding sliding = Sliding.of(node);
    Window down = sliding.vertical(maps.shape());
    Window across = sliding.horizontal(maps.shape());
    boolean countsPadding = node.number("count_include_pad", 0) != 0;
    if (countsPadding && node.number("ceil_mode", 0) != 0) {
      // The padding counts, but not what hangs over its end.
      int[] pads = node.numbers("pads", 0, 0, 0, 0);
      View padded =
          building.add(
              building.names().beside(maps.node(), "padding"),
              new Operation.Padding(
                  new Window(1, 1, pads[0], pads[2], 1), new Window(1, 1, pads[1], pads[3], 1)),
              Activation.IDENTITY,
              List.of(maps.node()));
      add(
          node,
          padded,
          new Operation.AveragePooling(
              without(down, pads[0], pads[2]), without(across, pads[1], pads[3]), false));
      return;
    }
    add(node, maps, new Operation.AveragePooling(down, across, countsPadding));
  }

  private static Window without(Window window, int before, int after) {
    return new Window(
        window.kernel(),
        window.stride(),
        window.before() - before,
        window.after() - after,
        window.dilation());
  }

  private void add(OnnxNode node, View maps, Operation operation) {
    String name = building.names().of(node, "");
    View result = building.addLayer(name, operation, List.of(maps.node()), node.output());
    building.put(building.tensor(name), result);
  }

  /** The mean of each map. */
  void globalAverage(OnnxNode node) {
    View maps = building.maps(building.view(node.input(0)));
    String name = building.names().of(node, "");
    View result =
        building.addLayer(name, new Operation.GlobalAverage(), List.of(maps.node()), node.output());
    building.put(building.tensor(name), WeightedLayers.asMaps(result));
  }

  /** The largest value of each map. */
  void globalMaximum(OnnxNode node) {
    View maps = building.maps(building.view(node.input(0)));
    Shape shape = maps.shape();
    add(
        node,
        maps,
        new Operation.MaxPooling(Window.of(shape.height(), 1, 0), Window.of(shape.width(), 1, 0)));
  }

  /** The mean over rows and columns, wherever the tensor has them. */
  void mean(OnnxNode node, int... axes) {
    View view = building.inOrder(building.view(node.input(0)));
    Set<Integer> over = new TreeSet<>();
    for (int axis : axes) {
      over.add(view.axis(axis));
    }
    boolean hasRows = over.stream().anyMatch(axis -> view.isWhole(axis, View.Kind.ROW));
    boolean hasColumns = over.stream().anyMatch(axis -> view.isWhole(axis, View.Kind.COLUMN));
    boolean isOther =
        over.stream()
            .anyMatch(
                axis ->
                    !view.hasOnly(axis, View.Kind.ROW) && !view.hasOnly(axis, View.Kind.COLUMN));
    boolean isSplit = !view.shape().isVector() && (view.channelAxis() < 0 || view.rank() != 4);
    if (!hasRows || !hasColumns || isOther || isSplit) {
      throw new IllegalArgumentException("A mean over other axes than rows and columns");
    }
    String name = building.names().of(node, "");
    View result =
        building.addLayer(name, new Operation.GlobalAverage(), List.of(view.node()), node.output());
    boolean isKept = node.number("keepdims", 1) != 0;
    List<List<View.Part>> left = new ArrayList<>();
    for (int axis = 0; axis < view.rank(); axis++) {
      if (!over.contains(axis)) {
        left.add(view.axes().get(axis));
      } else if (isKept) {
        left.add(List.of());
      }
    }
    building.put(building.tensor(name), new View(result.node(), result.shape(), left));
  }

  /** Zeros around each map; or less of it, where the padding is negative. */
  void padding(OnnxNode node) {
    int[] pads = node.has("pads") ? node.numbers("pads") : building.needed(node.input(1)).ints();
    View view = building.view(node.input(0));
    boolean isZero = true;
    for (int pad : pads) {
      isZero &= pad == 0;
    }
    if (isZero) {
      building.put(node.output(), view);
      return;
    }
    float value =
        building.isConstant(node.input(2))
            ? building.needed(node.input(2)).only()
            : node.real("value", 0);
    if (!node.text("mode", "constant").equals("constant") || value != 0 || pads.length != 8) {
      throw new IllegalArgumentException("Padding with other values than zero");
    }
    boolean isLast = view.isWhole(3, View.Kind.CHANNEL) && !view.isWhole(1, View.Kind.CHANNEL);
    View maps = building.maps(isLast ? view.transposed(0, 3, 1, 2) : view);
    int row = isLast ? 1 : 2;
    View padded = padded(node, maps, pads, row);
    boolean isElsewhere = pads[0] != 0 || pads[4] != 0;
    int channel = isLast ? 3 : 1;
    if (isElsewhere || pads[channel] != 0 || pads[channel + 4] != 0) {
      throw new IllegalArgumentException("Channels are padded");
    }
    building.put(node.output(), isLast ? padded.transposed(0, 2, 3, 1) : padded);
  }

  private View padded(OnnxNode node, View maps, int[] pads, int row) {
    Window down = new Window(1, 1, Math.max(0, pads[row]), Math.max(0, pads[row + 4]), 1);
    Window across = new Window(1, 1, Math.max(0, pads[row + 1]), Math.max(0, pads[row + 5]), 1);
    Window above = new Window(1, 1, Math.min(0, pads[row]), Math.min(0, pads[row + 4]), 1);
    Window beside = new Window(1, 1, Math.min(0, pads[row + 1]), Math.min(0, pads[row + 5]), 1);
    Window none = Window.of(1, 1, 0);
    View cut = maps;
    if (!above.equals(none) || !beside.equals(none)) {
      cut =
          building.add(
              building.names().beside(maps.node(), "cropping"),
              new Operation.Cropping(above, beside),
              Activation.IDENTITY,
              List.of(maps.node()));
    }
    if (down.equals(none) && across.equals(none)) {
      return cut;
    }
    String name = building.names().of(node, "");
    building.note(name, node.output());
    return building.add(
        name, new Operation.Padding(down, across), Activation.IDENTITY, List.of(cut.node()));
  }
}
