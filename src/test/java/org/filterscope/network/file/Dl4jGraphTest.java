package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Projector;
import org.filterscope.projection.Seed;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.testing.RandomNetworks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Every kind of layer, forward against DL4J and back against central differences in double. */
class Dl4jGraphTest {
  private static final int SIDE = 11;
  private static ComputationGraph graph;
  private static Network network;
  private static float[] input;

  @BeforeAll
  static void build() {
    Nd4j.getRandom().setSeed(7);
    graph = new ComputationGraph(configuration());
    graph.init();
    Map.of("mean", 0.2, "log10stdev", -0.1, "gamma", 1.3, "beta", -0.1)
        .forEach((key, value) -> graph.getLayer("normalised").getParam(key).assign(value));
    network = Dl4jGraph.read(graph, Shape.maps(3, SIDE, SIDE));
    input = RandomNetworks.ofSeed(5).numbers(SIDE * SIDE * 3, 1);
  }

  @AfterAll
  static void free() {
    NetworkMemory.free(graph);
  }

  @Test
  void everyLayersOutputIsDl4js() {
    Map<String, INDArray> expected = graph.feedForward(image(input), false);
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      int compared = 0;
      for (Node node : network.nodes()) {
        INDArray theirs = expected.get(node.name());
        // DL4J's activation layer writes over its input.
        if (theirs != null && !node.name().equals("normalised")) {
          LayerMaps ours = pass.maps(node);
          double[] values = theirs.dup('c').data().asDouble();
          assertThat(ours.values()).as(node.name()).hasSameSizeAs(values);
          for (int i = 0; i < values.length; i++) {
            assertThat((double) ours.values()[i])
                .as(node.name())
                .isCloseTo(values[i], within(1e-5));
          }
          compared++;
        }
      }
      assertThat(compared).isEqualTo(graph.getVertices().length - 1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "strided, 1",
    "pooled, 2",
    "averaged, 2",
    "normalised, 1",
    "leaky, 1",
    "dilated, 0",
    "squashed, 2",
    "bent, 1",
    "sum, 2",
    "both, 5",
    "dense, 0",
    "mean, 2"
  })
  void theGradientModeIsTheUnitTimesItsGradient(String layer, int channel) {
    Node node = network.find(layer).orElseThrow();
    Projection projection = project(node, channel);
    Seed.Cell cell = (Seed.Cell) projection.seed();
    float[] ours = projection.onCanvas(SIDE, SIDE);
    double step = 1e-6;
    double largest = projection.largest();
    assertThat(largest).isPositive();
    for (int i = 0; i < input.length; i += 7) {
      INDArray image = image(input);
      long[] place = {0, i % 3, i / 3 / SIDE, i / 3 % SIDE};
      double here = image.getDouble(place);
      image.putScalar(place, here + step);
      double above = value(layer, channel, cell, image);
      image.putScalar(place, here - step);
      double below = value(layer, channel, cell, image);
      double expected = projection.value() * (above - below) / (2 * step);
      assertThat((double) ours[i]).as(layer + " " + i).isCloseTo(expected, within(1e-4 * largest));
    }
  }

  @Test
  void aLayerThatCannotBeWalkedBackIsRefusedByName() {
    ComputationGraph other =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(InputType.convolutional(8, 8, 3))
                .addLayer("squeezer", new LocalResponseNormalization.Builder().build(), "image")
                .addLayer(
                    "out",
                    new OutputLayer.Builder(LossFunctions.LossFunction.MSE).nOut(2).build(),
                    "squeezer")
                .setOutputs("out")
                .build());
    other.init();
    assertThatThrownBy(() -> Dl4jGraph.read(other, Shape.maps(3, 8, 8)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("squeezer")
        .hasMessageContaining("LocalResponseNormalization");
    NetworkMemory.free(other);
  }

  private static Projection project(Node node, int channel) {
    try (ForwardPass forward = new ForwardPass(network);
        Projector projector = new Projector();
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      return (Projection)
          projector.project(
              pass,
              node,
              channel,
              new Seed.Strongest(),
              Mode.GRADIENT,
              Cancellation.NEVER,
              () -> {});
    }
  }

  private static double value(String layer, int channel, Seed.Cell cell, INDArray image) {
    INDArray output = Objects.requireNonNull(graph.feedForward(image, false).get(layer));
    return output.rank() == 2
        ? output.getDouble(0, channel)
        : output.getDouble(0, channel, cell.row(), cell.column());
  }

  private static INDArray image(float[] values) {
    return Nd4j.createFromArray(values)
        .reshape('c', 1, SIDE, SIDE, 3)
        .permute(0, 3, 1, 2)
        .castTo(DataType.DOUBLE)
        .dup('c')
        .get(NDArrayIndex.all());
  }

  private static org.deeplearning4j.nn.conf.ComputationGraphConfiguration configuration() {
    return new NeuralNetConfiguration.Builder()
        .dataType(DataType.DOUBLE)
        .seed(3)
        .graphBuilder()
        .addInputs("image")
        .setInputTypes(InputType.convolutional(SIDE, SIDE, 3))
        .addLayer("strided", convolution(4, 3, 2, 1).activation(Activation.RELU).build(), "image")
        .addLayer(
            "same",
            convolution(4, 2, 1, 0)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.RELU)
                .build(),
            "image")
        .addLayer("pooled", pooling(SubsamplingLayer.PoolingType.MAX), "same")
        .addLayer("averaged", pooling(SubsamplingLayer.PoolingType.AVG), "same")
        .addVertex("both", new MergeVertex(), "pooled", "averaged", "strided")
        .addLayer("plain", convolution(5, 3, 1, 1).activation(Activation.IDENTITY).build(), "both")
        .addLayer("normalised", new BatchNormalization.Builder().build(), "plain")
        .addLayer("leaky", new ActivationLayer(Activation.LEAKYRELU), "normalised")
        .addLayer("dropped", new DropoutLayer.Builder(0.5).build(), "leaky")
        .addLayer(
            "dilated",
            convolution(5, 3, 1, 2).dilation(2, 2).activation(Activation.RELU).build(),
            "dropped")
        .addLayer("squashed", convolution(5, 1, 1, 0).activation(Activation.TANH).build(), "leaky")
        .addLayer("bent", convolution(5, 3, 1, 1).activation(Activation.SIGMOID).build(), "leaky")
        .addVertex(
            "sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "dilated", "squashed", "bent")
        .addLayer(
            "dense", new DenseLayer.Builder().nOut(6).activation(Activation.RELU).build(), "sum")
        .addLayer("mean", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "sum")
        .addVertex("all", new MergeVertex(), "dense", "mean")
        .addLayer(
            "out",
            new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .nOut(4)
                .activation(Activation.SOFTMAX)
                .build(),
            "all")
        .setOutputs("out")
        .build();
  }

  private static ConvolutionLayer.Builder convolution(
      int outputs, int kernel, int stride, int padding) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .nOut(outputs)
        .stride(stride, stride)
        .padding(padding, padding)
        .biasInit(0.05);
  }

  private static SubsamplingLayer pooling(SubsamplingLayer.PoolingType type) {
    return new SubsamplingLayer.Builder(type).kernelSize(3, 3).stride(2, 2).padding(1, 1).build();
  }
}
