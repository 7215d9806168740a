package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Networks that DL4J itself wrote, and files that are none. */
class NetworkFileTest {
  private static final int SIDE = 37;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"SOFTMAX", "SIGMOID"})
  void aListOfLayersAnswersAsDl4jDoes(Activation last) throws IOException {
    MultiLayerNetwork theirs = new MultiLayerNetwork(list(last).build());
    theirs.init();
    Path file = written(theirs);
    float[] input = input();
    NetworkFile.Content content = NetworkFile.read(file);
    assertThat(content.format()).isEqualTo(NetworkFile.Format.DL4J);
    assertThat(content.network().input()).isEqualTo(Shape.maps(3, SIDE, SIDE));
    assertThat(content.network().layers())
        .extracting(Node::name)
        .containsExactly("first", "layer2", "layer3", "layer4", "layer5", "layer6");
    assertAnswers(content.network(), input, theirs.output(image(input)));
    NetworkMemory.free(theirs);
  }

  @Test
  void aGraphWhoseImagesSizeOnlyItsDenseLayerTellsIsRead() throws IOException {
    ComputationGraph theirs =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(4)
                .graphBuilder()
                .addInputs("pixels")
                .setInputTypes(InputType.convolutional(SIDE, SIDE, 3))
                .addLayer("conv", convolution(3).nOut(4).build(), "pixels")
                .addLayer("pool", pooling(), "conv")
                .addLayer(
                    "out",
                    new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nOut(3)
                        .build(),
                    "pool")
                .setOutputs("out")
                .build());
    theirs.init();
    float[] input = input();
    Network network = NetworkFile.read(written(theirs)).network();
    // Of two sides that lead to the same maps, it may be either.
    assertThat(network.input().height()).isBetween(SIDE - 1, SIDE);
    assertThat(network.find("pool").orElseThrow().shape()).isEqualTo(Shape.maps(4, 18, 18));
    if (network.input().height() == SIDE) {
      assertAnswers(network, input, theirs.outputSingle(image(input)));
    }
    NetworkMemory.free(theirs);
  }

  @Test
  void sumsBecomeProbabilities() throws IOException {
    MultiLayerNetwork theirs = new MultiLayerNetwork(list(Activation.IDENTITY).build());
    theirs.init();
    float[] input = input();
    Network network = NetworkFile.read(written(theirs)).network();
    assertThat(network.output().name()).isEqualTo("layer6_softmax");
    assertAnswers(network, input, Nd4j.nn().softmax(theirs.output(image(input)), 1));
    NetworkMemory.free(theirs);
  }

  /**
   * DL4J's own importer of Keras' files flattens row by row, in a class that is not needed here.
   */
  @Test
  void whatDl4jImportedFromKerasIsFlattenedAsKerasDoes() throws IOException {
    MultiLayerNetwork theirs = new MultiLayerNetwork(list(Activation.SOFTMAX).build());
    theirs.init();
    Path file = written(theirs);
    Path other = folder.resolve("keras.zip");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        String replaced =
            text.replace(
                "org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor",
                "org.deeplearning4j.nn.modelimport.keras.preprocessors"
                    + ".TensorFlowCnnToFeedForwardPreProcessor");
        out.write(replaced.getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    Node dense = NetworkFile.read(other).network().find("layer5").orElseThrow();
    assertThat(NetworkFile.read(other).network().node(dense.inputs().get(0)).operation())
        .isEqualTo(new Operation.Flatten(Operation.Flatten.Order.CHANNEL_LAST));
    NetworkMemory.free(theirs);
  }

  /** VGG16 as DL4J's zoo builds it, narrow, on small images. */
  @Test
  void theLayersOfDl4jsOwnVgg16AreRead() throws IOException {
    ComputationGraph theirs = new ComputationGraph(zooVgg16());
    theirs.init();
    float[] input = input();
    Network network = NetworkFile.read(written(theirs)).network();
    assertThat(network.input()).isEqualTo(Shape.maps(3, SIDE, SIDE));
    assertThat(network.layers()).hasSize(21);
    assertAnswers(network, input, theirs.outputSingle(flat(input)));
    NetworkMemory.free(theirs);
  }

  /** As a vector, channel by channel, which is what such a graph reads. */
  private static INDArray flat(float[] values) {
    return image(values).reshape('c', 1, values.length);
  }

  private static ComputationGraphConfiguration zooVgg16() {
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(6)
            .activation(Activation.RELU)
            .graphBuilder()
            .addInputs("in");
    String last = "in";
    int layer = 0;
    int[] convolutions = {2, 2, 3, 3, 3};
    for (int block = 0; block < convolutions.length; block++) {
      for (int i = 0; i < convolutions[block]; i++) {
        builder.layer(layer, convolution(3).nOut(4 + block).build(), last);
        last = String.valueOf(layer++);
      }
      builder.layer(layer, pooling(), last);
      last = String.valueOf(layer++);
    }
    for (int i = 0; i < 2; i++) {
      builder.layer(layer, new DenseLayer.Builder().nOut(10).dropOut(0.5).build(), last);
      last = String.valueOf(layer++);
    }
    return builder
        .layer(
            layer,
            new OutputLayer.Builder(LossFunctions.LossFunction.NEGATIVELOGLIKELIHOOD)
                .nOut(5)
                .activation(Activation.SOFTMAX)
                .build(),
            last)
        .setOutputs(String.valueOf(layer))
        .setInputTypes(InputType.convolutionalFlat(SIDE, SIDE, 3))
        .build();
  }

  @Test
  void aSerialisedObjectBesideTheNetworkIsNeverRead() throws IOException {
    MultiLayerNetwork theirs = new MultiLayerNetwork(list(Activation.SOFTMAX).build());
    theirs.init();
    Path file = written(theirs);
    NetworkMemory.free(theirs);
    // Not even the start of one: whoever reads it fails.
    Path other = with(file, ModelSerializer.PREPROCESSOR_BIN, "none");
    assertThat(NetworkFile.read(other).network().layers()).hasSize(6);
  }

  @Test
  void aFileOfThisAppIsReadToo() {
    Path file = folder.resolve("small.zip");
    SmallModel.write(SmallModel.create().network(), file);
    NetworkFile.Content content = NetworkFile.read(file);
    assertThat(content.format()).isEqualTo(NetworkFile.Format.FILTERSCOPE);
    assertThat(content.network().input()).isEqualTo(Shape.maps(3, 64, 64));
  }

  @Test
  void theMemoryThatWeightsTakeIsKnownFromTheHeaders() {
    long parameters = NetworkFile.read(Golden.tinyVgg16()).network().parameters();
    assertThat(NetworkFile.bytesOfWeights(Golden.tinyVgg16())).isEqualTo(4 * parameters);
  }

  @Test
  void theBaseAloneHasNoClasses() {
    assertRefused(Golden.models().resolve(BuiltInModel.BASE_FILE), "model.weights-only");
  }

  @Test
  void aFileOfAnotherKindIsRefused() throws IOException {
    assertRefused(
        Files.writeString(folder.resolve("network.h5"), "not HDF5 at all"), "model.other-format");
    assertRefused(Files.writeString(folder.resolve("empty.zip"), ""), "model.other-format");
    assertRefused(folder, "model.missing");
    Path keras = folder.resolve("model.keras");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(keras))) {
      zip.putNextEntry(new ZipEntry("metadata.json"));
      zip.putNextEntry(new ZipEntry("model.weights.h5"));
    }
    assertRefused(keras, "model.keras-zip");
  }

  @Test
  void theTinyNetworksConvolutionsAreNotTheBuiltInOnes() {
    Network tiny = NetworkFile.read(Golden.tinyVgg16()).network();
    assertThat(BuiltInModel.hasConvolutionsOf(tiny, Golden.models())).isFalse();
    assertThat(BuiltInModel.hasConvolutionsOf(Golden.vgg16Base(), Golden.models())).isTrue();
  }

  private static void assertRefused(Path file, String key) {
    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.key()).isEqualTo(key))
        .hasMessageContaining(file.getFileName().toString());
  }

  private static void assertAnswers(Network network, float[] input, INDArray expected) {
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      float[] ours = pass.maps(network.output()).values();
      assertThat(ours).hasSize((int) expected.length());
      for (int i = 0; i < ours.length; i++) {
        assertThat(ours[i]).isCloseTo(expected.getFloat(0, i), within(1e-5f));
      }
    }
  }

  private Path written(org.deeplearning4j.nn.api.Model model) throws IOException {
    Path file = folder.resolve("dl4j.zip");
    ModelSerializer.writeModel(model, file.toFile(), true);
    return file;
  }

  private Path with(Path file, String name, String text) throws IOException {
    Path other = folder.resolve("other.zip");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        in.transferTo(out);
      }
      out.putNextEntry(new ZipEntry(name));
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return other;
  }

  private static float[] input() {
    return RandomNetworks.ofSeed(2).numbers(SIDE * SIDE * 3, 1);
  }

  private static INDArray image(float[] values) {
    return Nd4j.createFromArray(values).reshape('c', 1, SIDE, SIDE, 3).permute(0, 3, 1, 2).dup('c');
  }

  private static NeuralNetConfiguration.ListBuilder list(Activation last) {
    Nd4j.getRandom().setSeed(5);
    return new NeuralNetConfiguration.Builder()
        .seed(5)
        .updater(new Adam())
        .list()
        .layer(convolution(3).nOut(5).name("first").stride(2, 2).build())
        .layer(new ZeroPaddingLayer.Builder(0, 2, 1, 0).build())
        .layer(convolution(2).nOut(6).build())
        .layer(new BatchNormalization.Builder().build())
        .layer(pooling())
        .layer(new DenseLayer.Builder().nOut(7).activation(Activation.RELU).build())
        .layer(
            new OutputLayer.Builder(
                    last == Activation.SOFTMAX
                        ? LossFunctions.LossFunction.MCXENT
                        : LossFunctions.LossFunction.XENT)
                .activation(last)
                .nOut(4)
                .build())
        .validateOutputLayerConfig(false)
        .setInputType(InputType.convolutionalFlat(SIDE, SIDE, 3));
  }

  private static ConvolutionLayer.Builder convolution(int kernel) {
    return new ConvolutionLayer.Builder(kernel, kernel)
        .biasInit(0.1)
        .padding(1, 1)
        .activation(Activation.RELU);
  }

  private static SubsamplingLayer pooling() {
    return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
        .kernelSize(2, 2)
        .stride(2, 2)
        .build();
  }
}
