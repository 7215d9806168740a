package org.filterscope.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.ReceptiveField;
import org.filterscope.network.Shape;
import org.filterscope.network.file.onnx.OnnxNetwork;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.SharedFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What follows for projections through eight of PyTorch's exports, on small images: their layers do
 * not depend on the image's size.
 */
@NeedsShared
class OnnxProjectionsTest {

  private static final int SIDE = 33;

  /** Of the largest value, for float32 beside double precision. */
  private static final double CLOSE = 1e-3;

  static Stream<String> graphs() {
    return Stream.of(
        "resnet18-narrow",
        "vgg16-narrow",
        "squeezenet1_1-random",
        "mobilenetv2-narrow",
        "densenet-narrow",
        "inception-narrow",
        "own-tiny-softmax",
        "efficientnet_b0-narrow");
  }

  /** The layers that read maps, for a small image; all of them if nothing depends on its size. */
  private static Network small(String graph) {
    Network whole = OnnxNetwork.read(SharedFolder.path("data/onnx/" + graph + ".onnx"));
    Node last = whole.output();
    for (Node node : whole.nodes()) {
      boolean dependsOnSize =
          node.operation() instanceof Operation.Flatten
              && whole.node(node.inputs().get(0)).shape().cells() > 1;
      if (dependsOnSize) {
        last = whole.node(whole.node(node.inputs().get(0)).inputs().get(0));
        break;
      }
    }
    return new Network.Builder(whole.node(0).name(), Shape.maps(3, SIDE, SIDE))
        .copy(whole, whole.node(0), last, Node::operation)
        .build();
  }

  private static float[] image(long seed) {
    Random random = new Random(seed);
    float[] image = new float[3 * SIDE * SIDE];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) random.nextGaussian();
    }
    return image;
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void everyModeGivesWhatItsRulesGiveInDoublePrecision(String graph) {
    Network network = small(graph);
    float[] image = image(1);
    DoublePrecision reference = new DoublePrecision(network, image);
    SoftAssertions all = new SoftAssertions();
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(image, Cancellation.NEVER, () -> {});
        Projector projector = new Projector()) {
      for (Node node : sample(network)) {
        int channel = strongest(reference, node);
        for (Mode mode : Mode.values()) {
          compare(all, reference, projector, pass, node, channel, mode);
        }
      }
    }
    all.assertAll();
  }

  /** The last layer, and the one in the middle. */
  static List<Node> sample(Network network) {
    List<Node> layers = network.layers();
    List<Node> sample = new ArrayList<>();
    sample.add(layers.get(layers.size() - 1));
    sample.add(layers.get(layers.size() / 2));
    return sample;
  }

  static int strongest(DoublePrecision reference, Node node) {
    double[] values = reference.values(node);
    int best = 0;
    for (int i = 0; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best % node.shape().channels();
  }

  static void compare(
      SoftAssertions all,
      DoublePrecision reference,
      Projector projector,
      Pass pass,
      Node node,
      int channel,
      Mode mode) {
    int place = reference.strongest(node, channel);
    int cell = place / node.shape().channels();
    Seed.Cell seed = new Seed.Cell(cell / node.shape().width(), cell % node.shape().width());
    ProjectionResult result =
        projector.project(pass, node, channel, seed, mode, Cancellation.NEVER, () -> {});
    double[] expected = reference.project(node, place, mode);
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    String name = node.name() + " " + mode;
    if (largest == 0) {
      return;
    }
    Projection projection = (Projection) result;
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      int colours = pass.network().input().channels();
      int row = i / colours / pass.network().input().width();
      int column = i / colours % pass.network().input().width();
      boolean isInside =
          row >= projection.box().top()
              && row < projection.box().bottom()
              && column >= projection.box().left()
              && column < projection.box().right();
      int at =
          (row - projection.box().top()) * projection.box().width()
              + column
              - projection.box().left();
      double value = isInside ? projection.values()[at * colours + i % colours] : 0;
      worst = Math.max(worst, Math.abs(value - expected[i]));
    }
    all.assertThat(worst).as(name).isLessThan(CLOSE * largest);
  }

  /** The reference's own gradient, so that what the modes are compared with is right. */
  @ParameterizedTest
  @MethodSource("graphs")
  void theGradientIsThatOfCentralDifferences(String graph) {
    Network network = small(graph);
    float[] image = image(2);
    float[] direction = image(3);
    double step = 0x1p-18;
    DoublePrecision here = new DoublePrecision(network, image);
    DoublePrecision ahead = new DoublePrecision(network, plus(image, direction, step));
    DoublePrecision behind = new DoublePrecision(network, plus(image, direction, -step));
    for (Node node : sample(network)) {
      int channel = strongest(here, node);
      int place = here.strongest(node, channel);
      double value = here.values(node)[place];
      double[] gradient = here.project(node, place, Mode.GRADIENT);
      double along = 0;
      double scale = 0;
      for (int i = 0; i < gradient.length; i++) {
        along += gradient[i] / value * direction[i];
        scale += Math.abs(gradient[i] / value * direction[i]);
      }
      double difference = (ahead.values(node)[place] - behind.values(node)[place]) / (2 * step);
      assertThat(along)
          .as(node.name())
          .isCloseTo(difference, within(1e-4 * scale + 0x1p-50 * Math.abs(value) / step));
    }
  }

  private static double[] plus(float[] image, float[] direction, double step) {
    double[] moved = new double[image.length];
    Arrays.setAll(moved, i -> image[i] + step * direction[i]);
    return moved;
  }

  /**
   * With positive weights and no functions, whatever a cell sees moves its value, so changing
   * single pixels finds the receptive field.
   */
  @ParameterizedTest
  @MethodSource("graphs")
  void receptiveFieldsAreThoseFoundByChangingSinglePixels(String graph) {
    Network network = positive(small(graph));
    double[] plain = new double[3 * SIDE * SIDE];
    Arrays.fill(plain, 1);
    DoublePrecision before = new DoublePrecision(network, plain);
    int middle = SIDE / 2;
    for (boolean isVertical : new boolean[] {true, false}) {
      for (int pixel : borders(network, isVertical)) {
        double[] changed = plain.clone();
        int at = isVertical ? pixel * SIDE + middle : middle * SIDE + pixel;
        changed[3 * at] = 1e9;
        DoublePrecision after = new DoublePrecision(network, changed);
        for (Node node : fields(network)) {
          int row = node.vertical().cellAround(middle, node.shape().height());
          int column = node.horizontal().cellAround(middle, node.shape().width());
          ReceptiveField field = isVertical ? node.vertical() : node.horizontal();
          int cell = isVertical ? row : column;
          boolean isSeen = pixel >= field.first(cell, SIDE) && pixel < field.end(cell, SIDE);
          int first = (row * node.shape().width() + column) * node.shape().channels();
          int last = first + node.shape().channels();
          boolean hasMoved =
              !Arrays.equals(
                  Arrays.copyOfRange(before.values(node), first, last),
                  Arrays.copyOfRange(after.values(node), first, last));
          // Where a field goes beyond the image, no window may read its last pixels.
          if (hasMoved || field.end(cell, Integer.MAX_VALUE) <= SIDE) {
            assertThat(hasMoved).as(node.name() + " and pixel " + pixel).isEqualTo(isSeen);
          }
        }
      }
    }
  }

  /** Some layers whose cells do not see the whole image. */
  private static List<Node> fields(Network network) {
    List<Node> fields =
        network.layers().stream()
            .filter(node -> node.vertical().stride() > 0 && node.vertical().size() < 2 * SIDE)
            .toList();
    int step = Math.max(1, fields.size() / 6);
    return IntStream.range(0, fields.size())
        .filter(i -> i % step == 0)
        .mapToObj(fields::get)
        .toList();
  }

  /** The first and last pixels that the middle cells see, and those just outside. */
  private static Set<Integer> borders(Network network, boolean isVertical) {
    Set<Integer> pixels = new TreeSet<>();
    for (Node node : fields(network)) {
      ReceptiveField field = isVertical ? node.vertical() : node.horizontal();
      int cells = isVertical ? node.shape().height() : node.shape().width();
      int cell = field.cellAround(SIDE / 2.0, cells);
      int first = field.first(cell, SIDE);
      int end = field.end(cell, SIDE);
      pixels.addAll(List.of(first - 1, first, end));
      boolean isCut = field.end(cell, Integer.MAX_VALUE) > SIDE;
      if (!isCut) {
        pixels.add(end - 1);
      }
    }
    pixels.removeIf(pixel -> pixel < 0 || pixel >= SIDE);
    return pixels;
  }

  private static Network positive(Network network) {
    Network.Builder builder = new Network.Builder(network.node(0).name(), network.input());
    for (Node node : network.nodes().subList(1, network.nodes().size())) {
      builder.add(
          node.name(),
          positive(node.operation()),
          Activation.IDENTITY,
          node.inputs().stream().map(input -> network.node(input).name()).toList());
    }
    return builder.build();
  }

  private static Operation positive(Operation operation) {
    if (operation instanceof Operation.Convolution convolution) {
      return new Operation.Convolution(
          mean(convolution.kernels(), convolution.outputs()),
          convolution.bias().mul(0),
          convolution.vertical(),
          convolution.horizontal());
    }
    if (operation instanceof Operation.Dense dense) {
      return new Operation.Dense(mean(dense.weights(), dense.bias().length()), dense.bias().mul(0));
    }
    if (operation instanceof Operation.Normalisation normalisation) {
      float[] ones = new float[normalisation.scale().length];
      Arrays.fill(ones, 1);
      return new Operation.Normalisation(ones, new float[ones.length], 0);
    }
    return operation;
  }

  /** The same weight for each connection, so that a layer gives a mean. */
  private static INDArray mean(INDArray weights, long outputs) {
    INDArray ones = Transforms.sign(Transforms.abs(weights, true), true);
    INDArray rows = ones.dup('c').reshape(ones.length() / outputs, outputs);
    return Nd4j.zeros(rows.dataType(), rows.shape())
        .addi(rows)
        .diviRowVector(rows.sum(0))
        .reshape('c', weights.shape());
  }
}
