package org.filterscope.network.file.onnx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.ValueInfoProto;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads networks from ONNX files. Shape arithmetic is computed while reading; batch normalisation
 * and functions become part of the layer before them; layers get names that people recognise.
 */
public final class OnnxNetwork {

  /** The usual side for networks that read images of any size, in pixels. */
  private static final int USUAL_SIDE = 224;

  /** The tag of the format's version. */
  private static final byte VERSION = 0x08;

  /** Versions go up by about one a year. */
  private static final byte NEW = 64;

  /** The tags of what may follow: the exporter, its version, the domain, the graph, operations. */
  private static final Set<Integer> NEXT = Set.of(0x12, 0x1a, 0x22, 0x28, 0x32, 0x3a, 0x42);

  private final Path file;
  private final OnnxGraph graph;
  private final Building building;

  /**
   * A network with the tensors that its nodes compute.
   *
   * @param network the network
   * @param tensors for each layer, the name of its tensor in the file
   */
  record Read(Network network, Map<String, String> tensors) {}

  private OnnxNetwork(OnnxModel model) {
    this.file = model.file();
    this.graph = new OnnxGraph(model.proto().getGraph());
    List<ValueInfoProto> inputs = graph.inputs();
    if (inputs.size() != 1) {
      throw new Problem("layer.many-inputs", inputs.size());
    }
    if (graph.outputs().size() != 1) {
      throw new Problem("layer.many-outputs", file, graph.outputs().size());
    }
    this.building = image(inputs.get(0));
  }

  /**
   * Reads a network.
   *
   * @throws Problem if an operation is not supported, with its name and place, or the file is
   *     damaged
   */
  public static Network read(Path file) {
    return readAll(file).network();
  }

  static Read readAll(Path file) {
    OnnxNetwork reader = new OnnxNetwork(OnnxModel.open(file));
    reader.fold();
    reader.graph.nodes().forEach(reader::take);
    return reader.finished();
  }

  /**
   * Whether a file may be ONNX, by its first bytes: the format's version, then what only a model
   * has.
   *
   * @param start at least three bytes
   */
  public static boolean isModel(byte... start) {
    boolean hasVersion = start.length > 2 && start[0] == VERSION && start[1] > 0 && start[1] < NEW;
    return hasVersion && NEXT.contains((int) start[2]);
  }

  /**
   * How much memory a file's weights take, wherever they are.
   *
   * @return bytes
   * @throws Problem if the file is damaged, or its second file is missing
   */
  public static long bytesOfWeights(Path file) {
    OnnxWeights weights = new OnnxWeights(file);
    long bytes = 0;
    try {
      for (TensorProto weight : OnnxModel.open(file).proto().getGraph().getInitializerList()) {
        bytes +=
            OnnxWeights.isBeside(weight) ? weights.bytesBeside(weight) : weight.getSerializedSize();
      }
    } catch (IllegalArgumentException e) {
      throw new Problem(e, "model.damaged", file);
    }
    return bytes;
  }

  private Building image(ValueInfoProto input) {
    TensorShapeProto axes = input.getType().getTensorType().getShape();
    if (axes.getDimCount() != 4) {
      throw new Problem("onnx.input", file, input.getName(), axes.getDimCount());
    }
    int[] dims = new int[4];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = (int) Math.max(0, Math.min(Integer.MAX_VALUE, axes.getDim(i).getDimValue()));
    }
    boolean isLast = dims[1] != 1 && dims[1] != 3 && (dims[3] == 1 || dims[3] == 3);
    int row = isLast ? 1 : 2;
    Shape shape =
        Shape.maps(Math.max(1, dims[isLast ? 3 : 1]), side(dims[row]), side(dims[row + 1]));
    int images = Math.max(1, dims[0]);
    Building started = new Building(graph, new OnnxWeights(file), input.getName(), shape, images);
    if (isLast) {
      started.put(input.getName(), started.view(input.getName()).transposed(0, 2, 3, 1));
    }
    return started;
  }

  private static int side(int given) {
    return given == 0 ? USUAL_SIDE : given;
  }

  /** Computes what depends on no image, in the file's order. */
  private void fold() {
    for (OnnxNode node : graph.nodes()) {
      if (node.kind().equals("Constant")) {
        guarded(node, () -> constant(node));
      } else if (node.kind().equals("Identity") && building.isConstant(node.input(0))) {
        building.alias(node.output(), node.input(0));
      } else if (node.isStandard()
          && !node.inputs().isEmpty()
          && node.inputs().stream().allMatch(each -> each.isEmpty() || building.isConstant(each))) {
        guarded(node, () -> folded(node));
      }
    }
  }

  private void constant(OnnxNode node) {
    OnnxWeights weights = new OnnxWeights(file);
    Constant value = node.setting("value").map(each -> weights.read(each.getT())).orElse(null);
    if (node.has("value_float")) {
      value = Constant.of(new int[0], node.real("value_float", 0));
    } else if (node.has("value_int")) {
      value = Constant.of(new int[0], node.setting("value_int").orElseThrow().getI());
    } else if (node.has("value_ints")) {
      List<Long> all = node.setting("value_ints").orElseThrow().getIntsList();
      value =
          Constant.of(new int[] {all.size()}, all.stream().mapToLong(Long::longValue).toArray());
    } else if (node.has("value_floats")) {
      List<Float> all = node.setting("value_floats").orElseThrow().getFloatsList();
      float[] floats = new float[all.size()];
      for (int i = 0; i < floats.length; i++) {
        floats[i] = all.get(i);
      }
      value = Constant.of(new int[] {floats.length}, floats);
    }
    if (value != null) {
      building.put(node.output(), value);
    }
  }

  private boolean folded(OnnxNode node) {
    List<@Nullable Constant> inputs = new ArrayList<>();
    for (String input : node.inputs()) {
      inputs.add(building.constant(input));
    }
    Optional<Constant> result = Folding.of(node, inputs);
    result.ifPresent(value -> building.put(node.output(), value));
    return result.isPresent();
  }

  /** Refuses an operation by its name and place, whatever is wrong with it. */
  private void guarded(OnnxNode node, Runnable work) {
    try {
      work.run();
    } catch (Problem e) {
      throw e;
    } catch (RuntimeException e) {
      throw new Problem(e, "onnx.unfit", file, node.kind(), node.place());
    }
  }

  private void take(OnnxNode node) {
    if (!building.isJoined(node) && !building.isConstant(node.output())) {
      guarded(node, () -> operation(node));
    }
  }

  private void operation(OnnxNode node) {
    if (!node.isStandard()) {
      throw new Problem("onnx.operation", file, node.kind(), node.place());
    }
    if (node.kind().equals("Shape")) {
      int[] dims = building.view(node.input(0)).dims();
      building.put(node.output(), Folding.shape(node, dims));
      return;
    }
    boolean dependsOnImage =
        node.inputs().stream().anyMatch(each -> building.viewIfAny(each).isPresent());
    if (!dependsOnImage && folded(node)) {
      return;
    }
    Shaping shaping = new Shaping(building);
    Poolings poolings = new Poolings(building);
    WeightedLayers weighted = new WeightedLayers(building);
    switch (node.kind()) {
      case "Conv" -> weighted.convolution(node);
      case "Gemm" -> weighted.gemm(node);
      case "MatMul" -> weighted.product(node);
      case "MaxPool" -> poolings.maximum(node);
      case "AveragePool" -> poolings.average(node);
      case "GlobalAveragePool" -> poolings.globalAverage(node);
      case "GlobalMaxPool" -> poolings.globalMaximum(node);
      case "ReduceMean" -> poolings.mean(node, shaping.axes(node));
      case "Pad" -> poolings.padding(node);
      case "Add", "Sub", "Mul", "Div", "Sum", "Max", "BatchNormalization" -> arithmetic(node);
      case "Reshape" -> shaping.reshape(node);
      case "Flatten" -> shaping.flatten(node);
      case "Transpose" -> shaping.transpose(node);
      case "Concat" -> shaping.concatenation(node);
      case "Slice" -> shaping.slice(node);
      case "Gather" -> shaping.gather(node);
      case "Split" -> shaping.split(node);
      case "Squeeze" ->
          building.put(node.output(), building.view(node.input(0)).squeezed(shaping.axes(node)));
      case "Unsqueeze" ->
          building.put(node.output(), building.view(node.input(0)).unsqueezed(shaping.axes(node)));
      case "Identity", "Dropout", "Cast" -> passed(node);
      default -> {
        if (!new Functions(building).take(node)) {
          throw new Problem("onnx.operation", file, node.kind(), node.place());
        }
      }
    }
  }

  private void arithmetic(OnnxNode node) {
    Arithmetic arithmetic = new Arithmetic(building);
    List<String> ofImage =
        node.inputs().stream().filter(each -> building.viewIfAny(each).isPresent()).toList();
    if (ofImage.size() == 1 && !node.kind().equals("Sum") && !node.kind().equals("Max")) {
      arithmetic.takeAffine(node, ofImage.get(0));
    } else {
      arithmetic.takeMerge(node);
    }
  }

  private void passed(OnnxNode node) {
    boolean isTraining =
        building.isConstant(node.input(2)) && building.needed(node.input(2)).only() != 0;
    int type = node.number("to", TensorProto.DataType.FLOAT_VALUE);
    boolean isSingle =
        type == TensorProto.DataType.FLOAT_VALUE
            || type == TensorProto.DataType.DOUBLE_VALUE
            || type == TensorProto.DataType.FLOAT16_VALUE
            || type == TensorProto.DataType.BFLOAT16_VALUE;
    if (isTraining || !isSingle) {
      throw new Problem("onnx.operation", file, node.kind(), node.place());
    }
    building.put(node.output(), building.view(node.input(0)));
  }

  private Read finished() {
    String output = graph.outputs().get(0).getName();
    View view =
        building.viewIfAny(output).orElseThrow(() -> new Problem("onnx.no-image", file, output));
    boolean isVector = view.shape().cells() == 1 || view.rank() == 2;
    if (isVector && Constant.size(view.dims()) >= view.shape().size()) {
      view = building.vector(view.reshaped(view.dims()[0], -1));
    }
    Network network = building.network();
    for (Node node : network.nodes()) {
      boolean isEnd = node.index() == network.output().index();
      if (node.activation().kind() == Activation.Kind.SOFTMAX && !isEnd) {
        throw new Problem("onnx.operation", file, "Softmax", node.name());
      }
    }
    if (!network.output().name().equals(view.node())) {
      throw new IllegalArgumentException(
          view.node() + " is not the last layer of " + Arrays.toString(view.dims()));
    }
    return new Read(network, Map.copyOf(building.tensors()));
  }
}
