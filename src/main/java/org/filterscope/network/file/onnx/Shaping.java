package org.filterscope.network.file.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.filterscope.network.Activation;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.jspecify.annotations.Nullable;

/** Operations that only give other axes to a tensor, join tensors or take parts of one. */
final class Shaping {

  private final Building building;

  Shaping(Building building) {
    this.building = building;
  }

  private View input(OnnxNode node) {
    return building.view(node.input(0));
  }

  /** The axes that an operation names, as a setting or as an input; none if it names none. */
  int[] axes(OnnxNode node) {
    if (node.has("axes")) {
      return node.numbers("axes");
    }
    return node.input(1).isEmpty() ? new int[0] : building.needed(node.input(1)).ints();
  }

  void reshape(OnnxNode node) {
    int[] wanted =
        node.has("shape") ? node.numbers("shape") : building.needed(node.input(1)).ints();
    building.put(node.output(), input(node).reshaped(wanted));
  }

  void flatten(OnnxNode node) {
    View view = input(node);
    int axis = node.number("axis", 1);
    int[] before = Arrays.copyOf(view.dims(), axis < 0 ? axis + view.rank() : axis);
    building.put(node.output(), view.reshaped(Constant.size(before), -1));
  }

  void transpose(OnnxNode node) {
    View view = input(node);
    int rank = view.rank();
    int[] turned = IntStream.range(0, rank).map(i -> rank - 1 - i).toArray();
    building.put(node.output(), view.transposed(node.numbers("perm", turned)));
  }

  void concatenation(OnnxNode node) {
    List<View> views = new ArrayList<>();
    for (String each : node.inputs()) {
      views.add(building.inOrder(building.view(each)));
    }
    int axis = views.get(0).axis(node.number("axis", 1));
    if (views.size() == 1) {
      building.put(node.output(), building.view(node.input(0)));
      return;
    }
    boolean hasVector = views.stream().anyMatch(view -> view.shape().isVector());
    if (views.get(0).rank() == 2) {
      views = views.stream().map(building::vector).toList();
    } else if (hasVector) {
      views = views.stream().map(building::pooled).toList();
    }
    List<List<View.Part>> axes = new ArrayList<>(views.get(0).axes());
    for (View view : views) {
      List<List<View.Part>> others = new ArrayList<>(view.axes());
      others.set(axis, axes.get(axis));
      if (!view.isWhole(axis, View.Kind.CHANNEL) || !others.equals(axes)) {
        throw new IllegalArgumentException("Other axes than channels are joined");
      }
    }
    String name = building.names().of(node, "");
    List<String> inputs = views.stream().map(View::node).toList();
    View result = building.addLayer(name, new Operation.Concatenation(), inputs, node.output());
    axes.set(axis, List.of(new View.Part(View.Kind.CHANNEL, result.shape().channels(), 1)));
    building.put(building.tensor(name), new View(result.node(), result.shape(), axes));
  }

  void slice(OnnxNode node) {
    View view = input(node);
    List<@Nullable Constant> inputs = new ArrayList<>();
    for (String each : node.inputs()) {
      inputs.add(building.constant(each));
    }
    int[][] places = Slices.of(node, inputs, view.dims());
    View part = view;
    for (int axis = 0; axis < places.length; axis++) {
      if (places[axis].length != view.dims()[axis]
          || !Arrays.equals(places[axis], IntStream.range(0, places[axis].length).toArray())) {
        part = taken(part, axis, places[axis]);
      }
    }
    building.put(node.output(), part);
  }

  void gather(OnnxNode node) {
    View view = input(node);
    Constant indices = building.needed(node.input(1));
    int axis = view.axis(node.number("axis", 0));
    int length = view.dims()[axis];
    int[] places =
        Arrays.stream(indices.ints()).map(each -> each < 0 ? each + length : each).toArray();
    if (indices.dims().length > 1) {
      throw new IllegalArgumentException("Indices of " + indices.dims().length + " dimensions");
    }
    View part = taken(view, axis, places);
    building.put(node.output(), indices.dims().length == 0 ? part.squeezed(axis) : part);
  }

  void split(OnnxNode node) {
    View view = input(node);
    int axis = view.axis(node.number("axis", 0));
    int count = node.proto().getOutputCount();
    int length = view.dims()[axis];
    int each = (length + count - 1) / count;
    int[] sizes = new int[count];
    for (int i = 0; i < count; i++) {
      sizes[i] = Math.min(each, length - i * each);
    }
    if (node.has("split")) {
      sizes = node.numbers("split");
    } else if (!node.input(1).isEmpty()) {
      sizes = building.needed(node.input(1)).ints();
    }
    if (sizes.length != count || Arrays.stream(sizes).sum() != length) {
      throw new IllegalArgumentException(Arrays.toString(sizes) + " of " + length);
    }
    int first = 0;
    for (int i = 0; i < count; i++) {
      String output = node.proto().getOutput(i);
      int[] places = IntStream.range(first, first + sizes[i]).toArray();
      if (building.graph().isOutput(output) || !building.graph().readers(output).isEmpty()) {
        building.put(output, taken(view, axis, places));
      }
      first += sizes[i];
    }
  }

  /** Some places of one axis. */
  private View taken(View view, int axis, int... places) {
    int length = view.dims()[axis];
    for (int place : places) {
      if (place < 0 || place >= length) {
        throw new IllegalArgumentException("Place " + place + " of " + length);
      }
    }
    if (places.length == 0) {
      throw new IllegalArgumentException("Nothing is left");
    }
    if (places.length == length && places[length - 1] == length - 1 && places[0] == 0) {
      return view;
    }
    if (!view.axes().get(axis).isEmpty() && view.hasOnly(axis, View.Kind.CHANNEL)) {
      return building.chosen(view, view.chosen(axis, places));
    }
    boolean isRow = view.isWhole(axis, View.Kind.ROW);
    if (!isRow && !view.isWhole(axis, View.Kind.COLUMN)) {
      throw new IllegalArgumentException("A part of an axis that is not one of the maps'");
    }
    return cropped(view, axis, isRow, places);
  }

  private View cropped(View view, int axis, boolean isRow, int... places) {
    int stride = places.length == 1 ? 1 : places[1] - places[0];
    for (int i = 1; i < places.length; i++) {
      if (stride < 1 || places[i] - places[i - 1] != stride) {
        throw new IllegalArgumentException("Places " + Arrays.toString(places));
      }
    }
    int last = places[places.length - 1];
    Window part = new Window(1, stride, -places[0], last + 1 - view.dims()[axis], 1);
    Window all = Window.of(1, 1, 0);
    View cut =
        building.add(
            building.names().beside(view.node(), "cropping"),
            new Operation.Cropping(isRow ? part : all, isRow ? all : part),
            Activation.IDENTITY,
            List.of(view.node()));
    Shape shape = cut.shape();
    List<List<View.Part>> axes = new ArrayList<>(view.axes());
    View.Kind kind = isRow ? View.Kind.ROW : View.Kind.COLUMN;
    axes.set(axis, places.length == 1 ? List.of() : List.of(new View.Part(kind, places.length, 1)));
    return new View(cut.node(), shape, axes);
  }
}
