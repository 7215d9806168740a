package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallKeras;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Keras' models, layer by layer against DL4J's layers with the same weights. */
class KerasGraphTest {
  private static final int SIDE = SmallKeras.SIDE;

  @TempDir Path folder;

  @Test
  void aModelsAnswersAreThoseOfItsLayersInDl4j() {
    SmallKeras keras = new SmallKeras();
    Path file = folder.resolve("small.h5");
    keras.write(file);
    float[] input = RandomNetworks.ofSeed(3).numbers(SIDE * SIDE * 3, 1);
    Network network = NetworkFile.read(file).network();
    assertThat(network.layers())
        .extracting(Node::name)
        .containsExactly(
            "stem", "norm", "pool", "left", "right", "leaky", "both", "mean", "hidden", "answer");

    ComputationGraph graph = graph(keras);
    float[] theirs = graph.outputSingle(image(input)).toFloatVector();
    NetworkMemory.free(graph);
    assertThat(theirs).hasSize(4).doesNotHaveDuplicates();
    assertClose(answers(network, input), theirs);
  }

  @Test
  void keras3SaysTheSameInOtherWords() {
    SmallKeras keras = new SmallKeras();
    Path two = folder.resolve("two.h5");
    Path three = folder.resolve("three.h5");
    keras.write(two);
    keras.writeAsKeras3(three);
    float[] input = RandomNetworks.ofSeed(4).numbers(SIDE * SIDE * 3, 1);
    assertThat(answers(NetworkFile.read(three).network(), input))
        .isEqualTo(answers(NetworkFile.read(two).network(), input));
  }

  @ParameterizedTest
  @CsvSource({
    "Concatenate, Dot, layer.cannot-walk, both",
    "tanh, sparse_plus, layer.cannot-walk, left",
    "channels_last, channels_first, layer.cannot-walk, flat",
    "'\"Dropout\"', '\"Functional\"', layer.nested, drop",
    "MaxPooling2D, InputLayer, layer.many-inputs, ''",
  })
  void whatCannotBeShownIsRefusedByName(String part, String other, String key, String name) {
    Path file = folder.resolve("other.h5");
    new SmallKeras().write(file, part, other);
    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.key()).isEqualTo(key))
        .hasMessageContaining(name);
  }

  @Test
  void everyFunctionCanBeWalkedBack() {
    Path file = folder.resolve("bent.h5");
    new SmallKeras().write(file, "tanh", "swish");
    assertThat(NetworkFile.read(file).notWalkable()).isEmpty();
  }

  @Test
  void anImageOfAnySizeIsOneOfTheUsualSize() {
    Path free = folder.resolve("free.h5");
    new SmallKeras().write(free, "[null, 15, 15, 3]", "[null, null, null, 3]");
    // Of 224 x 224, its dense layer would read 29 x 29 cells of 9 maps.
    assertThatThrownBy(() -> NetworkFile.read(free))
        .isInstanceOf(Problem.class)
        .hasRootCauseMessage("81 channels expected, not 7569");
  }

  private static ComputationGraph graph(SmallKeras keras) {
    ComputationGraph graph = new ComputationGraph(configuration());
    graph.init();
    for (String name : List.of("stem", "left", "right")) {
      INDArray kernels = Nd4j.createFromArray((float[][][][]) keras.array(name, "kernel"));
      graph.setParam(name + "_W", kernels.permute(3, 2, 0, 1));
      setBias(graph, keras, name);
    }
    INDArray hidden = Nd4j.createFromArray((float[][]) keras.array("hidden", "kernel"));
    // DL4J flattens channel by channel, Keras row by row.
    graph.setParam(
        "hidden_W", hidden.reshape('c', 3, 3, 9, 7).permute(2, 0, 1, 3).dup('c').reshape(81, 7));
    setBias(graph, keras, "hidden");
    graph.setParam("answer_W", Nd4j.createFromArray((float[][]) keras.array("answer", "kernel")));
    setBias(graph, keras, "answer");
    graph.setParam("norm_gamma", row(keras.array("norm", "gamma")));
    graph.setParam("norm_beta", row(keras.array("norm", "beta")));
    graph.setParam("norm_mean", row(keras.array("norm", "moving_mean")));
    graph.setParam("norm_var", row(keras.array("norm", "moving_variance")));
    return graph;
  }

  private static void setBias(ComputationGraph graph, SmallKeras keras, String name) {
    graph.setParam(name + "_b", row(keras.array(name, "bias")));
  }

  private static INDArray row(Object values) {
    return Nd4j.createFromArray((float[]) values).reshape(1, ((float[]) values).length);
  }

  private static ComputationGraphConfiguration configuration() {
    return new NeuralNetConfiguration.Builder()
        .graphBuilder()
        .addInputs("pixels")
        .setInputTypes(InputType.convolutional(SIDE, SIDE, 3))
        .addLayer("stem", convolution(3, 2, 6, Activation.RELU), "pixels")
        .addLayer(
            "norm", new BatchNormalization.Builder().eps(0.01).useLogStd(false).build(), "stem")
        .addLayer("pad", new ZeroPaddingLayer.Builder(1, 0, 0, 2).build(), "norm")
        .addLayer("pool", pooling(SubsamplingLayer.PoolingType.MAX), "pad")
        .addLayer("left", convolution(1, 1, 4, Activation.TANH), "pool")
        .addLayer("right", convolution(2, 1, 5, Activation.IDENTITY), "pool")
        .addLayer(
            "leaky",
            new ActivationLayer.Builder().activation(new ActivationLReLU(0.2)).build(),
            "right")
        .addVertex("both", new MergeVertex(), "left", "leaky")
        .addLayer("mean", pooling(SubsamplingLayer.PoolingType.AVG), "both")
        .addLayer(
            "hidden", new DenseLayer.Builder().nOut(7).activation(Activation.RELU).build(), "mean")
        .addLayer(
            "answer",
            new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .nOut(4)
                .activation(Activation.SOFTMAX)
                .build(),
            "hidden")
        .setOutputs("answer")
        .build();
  }

  private static ConvolutionLayer convolution(int size, int stride, int outputs, Activation last) {
    return new ConvolutionLayer.Builder(size, size)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Same)
        .nOut(outputs)
        .activation(last)
        .build();
  }

  private static SubsamplingLayer pooling(SubsamplingLayer.PoolingType type) {
    return new SubsamplingLayer.Builder(type)
        .kernelSize(2, 2)
        .stride(2, 2)
        .convolutionMode(ConvolutionMode.Same)
        .build();
  }

  private static INDArray image(float[] values) {
    return Nd4j.createFromArray(values).reshape('c', 1, SIDE, SIDE, 3).permute(0, 3, 1, 2).dup('c');
  }

  private static float[] answers(Network network, float[] input) {
    assertThat(network.input()).isEqualTo(Shape.maps(3, SIDE, SIDE));
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      return pass.maps(network.output()).values().clone();
    }
  }

  private static void assertClose(float[] ours, float[] theirs) {
    for (int i = 0; i < theirs.length; i++) {
      assertThat(ours[i]).isCloseTo(theirs[i], within(1e-5f));
    }
  }
}
