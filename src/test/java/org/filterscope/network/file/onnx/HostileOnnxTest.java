package org.filterscope.network.file.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.StringStringEntryProto;
import onnx.Onnx.TensorProto;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.testing.Patience;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.CodedOutputStream;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;

/** ONNX files changed by chance, and files made to do harm. */
class HostileOnnxTest {
  private static final int SAMPLE = 60;
  private static final int MANY = 2000;

  /** Larger networks take too long to send an image through each. */
  private static final long MOST_VALUES = 1 << 20;

  @TempDir Path folder;

  private byte[] valid;
  private Path file;

  @BeforeEach
  void prepare() throws IOException, URISyntaxException {
    valid = Files.readAllBytes(OnnxOperationsTest.file("joined"));
    file = folder.resolve("model.onnx");
  }

  @Test
  void aChangedFileIsANetworkOrAProblem() throws Exception {
    tryChanges(SAMPLE, 1);
  }

  @Tag("fuzz")
  @Test
  void manyChangedFilesAreNetworksOrProblems() throws Exception {
    tryChanges(MANY, 1_000_000);
  }

  private void tryChanges(int count, long firstSeed) throws Exception {
    ExecutorService reader = Executors.newSingleThreadExecutor();
    List<byte[]> all =
        List.of(
            valid,
            Files.readAllBytes(OnnxOperationsTest.file("shuffle-of-pairs")),
            Files.readAllBytes(OnnxOperationsTest.file("squeeze-and-excite")),
            Files.readAllBytes(OnnxOperationsTest.file("sizes-computed")),
            Files.readAllBytes(OnnxOperationsTest.file("channel-last")));
    int refused = 0;
    try {
      for (long seed = firstSeed; seed < firstSeed + count; seed++) {
        Random random = new Random(seed);
        Files.write(file, changed(all.get(random.nextInt(all.size())), random));
        try {
          reader.submit(this::read).get(Patience.SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          assertThat(e.getCause()).as("seed " + seed).isInstanceOf(Problem.class);
          refused++;
        }
        Files.delete(file);
      }
    } finally {
      reader.shutdownNow();
    }
    // Else the changes did not reach what is read.
    assertThat(refused).isGreaterThan(count / 5);
  }

  private boolean read() {
    Network network = NetworkFile.read(file).network();
    long values = network.nodes().stream().mapToLong(node -> node.shape().size()).sum();
    if (values > MOST_VALUES) {
      return false;
    }
    try (ForwardPass forward = new ForwardPass(network);
        Pass pass = forward.run(new float[network.input().size()], Cancellation.NEVER, () -> {})) {
      return pass.maps(network.output()).values().length > 0;
    }
  }

  private static byte[] changed(byte[] valid, Random random) throws InvalidProtocolBufferException {
    if (random.nextBoolean()) {
      return meaning(ModelProto.parseFrom(valid).toBuilder(), random);
    }
    byte[] changed = valid.clone();
    int place = 2 + random.nextInt(changed.length - 10);
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(changed, place);
      }
      case 1 -> Arrays.fill(changed, place, place + 8, (byte) (random.nextBoolean() ? 0xff : 0));
      case 2 -> System.arraycopy(valid, 2 + random.nextInt(valid.length - 10), changed, place, 8);
      default -> {
        for (int i = 0; i <= random.nextInt(8); i++) {
          changed[2 + random.nextInt(changed.length - 2)] = (byte) random.nextInt(256);
        }
      }
    }
    return changed;
  }

  /** Another setting, operation, input or axis, in a file that is otherwise as it was. */
  private static byte[] meaning(ModelProto.Builder model, Random random) {
    GraphProto.Builder graph = model.getGraphBuilder();
    NodeProto.Builder node = graph.getNodeBuilder(random.nextInt(graph.getNodeCount()));
    TensorProto.Builder weight =
        graph.getInitializerBuilder(random.nextInt(graph.getInitializerCount()));
    long[] extremes = {0, -1, 1, 2, 7, 4096, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};
    long extreme = extremes[random.nextInt(extremes.length)];
    switch (random.nextInt(6)) {
      case 0 -> node.setOpType(graph.getNode(random.nextInt(graph.getNodeCount())).getOpType());
      case 1 -> node.setInput(0, graph.getNode(random.nextInt(graph.getNodeCount())).getOutput(0));
      case 2 -> {
        if (weight.getDimsCount() > 0) {
          weight.setDims(random.nextInt(weight.getDimsCount()), extreme);
        }
      }
      case 3 -> weight.setDataType(random.nextInt(18));
      case 4 -> {
        if (node.getAttributeCount() > 0) {
          AttributeProto.Builder setting =
              node.getAttributeBuilder(random.nextInt(node.getAttributeCount()));
          setting.setI(extreme);
          if (setting.getIntsCount() > 0) {
            setting.setInts(random.nextInt(setting.getIntsCount()), extreme);
          }
        }
      }
      default -> graph.removeNode(random.nextInt(graph.getNodeCount()));
    }
    return model.build().toByteArray();
  }

  private void write(Consumer<ModelProto.Builder> change) {
    try {
      ModelProto.Builder model = ModelProto.parseFrom(valid).toBuilder();
      change.accept(model);
      Files.write(file, model.build().toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertRefused(String key) {
    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.key()).isEqualTo(key));
  }

  private static void putBeside(
      ModelProto.Builder model, String location, String offset, String length) {
    TensorProto.Builder weight = model.getGraphBuilder().getInitializerBuilder(0);
    weight
        .clearRawData()
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(entry("location", location))
        .addExternalData(entry("offset", offset))
        .addExternalData(entry("length", length));
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../weights.bin",
        "/etc/hostname",
        "sub/weights.bin",
        "..",
        ".",
        "C:\\weights.bin",
        "folder",
        "link.bin",
        " "
      })
  void weightsAnywhereButBesideTheFileAreNotRead(String location) throws IOException {
    Files.write(folder.resolve("weights.bin"), new byte[12]);
    Files.createDirectories(folder.resolve("sub"));
    Files.createDirectories(folder.resolve("folder"));
    Files.write(folder.resolve("sub/weights.bin"), new byte[12]);
    Files.createSymbolicLink(folder.resolve("link.bin"), folder.resolve("weights.bin"));
    write(model -> putBeside(model, location, "0", "12"));
    assertRefused("onnx.beside-elsewhere");
  }

  @Test
  void aMissingSecondFileIsNamed() {
    write(model -> putBeside(model, "model.onnx.data", "0", "12"));
    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.getMessage()).contains("model.onnx.data"));
  }

  @ParameterizedTest
  @CsvSource({"0, 13", "9223372036854775807, 12", "-4, 12", "4, -12", "13, 0", "8, 8"})
  void aSecondFileThatIsTooShortIsRefused(String offset, String length) throws IOException {
    Files.write(folder.resolve("weights.bin"), new byte[12]);
    write(model -> putBeside(model, "weights.bin", offset, length));
    assertRefused("onnx.beside-short");
  }

  @Test
  void weightsFromASecondFileAreRead() throws IOException {
    ByteString[] moved = new ByteString[1];
    write(
        model -> {
          moved[0] = model.getGraph().getInitializer(0).getRawData();
          putBeside(model, "weights.bin", "4", Integer.toString(moved[0].size()));
        });
    try (OutputStream out = Files.newOutputStream(folder.resolve("weights.bin"))) {
      out.write(new byte[4]);
      moved[0].writeTo(out);
    }
    Network network = OnnxNetwork.read(file);
    Path whole = folder.resolve("whole.onnx");
    OnnxCopy.write(file, whole);
    Files.delete(folder.resolve("weights.bin"));
    assertThat(OnnxCopy.isInTwoFiles(whole)).isFalse();
    Network copied = OnnxNetwork.read(whole);
    assertThat(copied.checksum(copied.output())).isEqualTo(network.checksum(network.output()));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 5, 268435457, 2147483647, 4294967296L, Long.MAX_VALUE})
  void weightsThatAreNotAsManyAsTheAxesSayAreRefused(long axis) {
    write(model -> convolution(model).setDims(0, axis));
    assertRefused("onnx.unfit");
  }

  private static TensorProto.Builder convolution(ModelProto.Builder model) {
    GraphProto.Builder graph = model.getGraphBuilder();
    for (TensorProto.Builder weight : graph.getInitializerBuilderList()) {
      if (weight.getDimsCount() == 4 && weight.getDims(2) == 3) {
        return weight;
      }
    }
    throw new IllegalStateException("No convolution");
  }

  @Test
  void aGigabyteThatIsPromisedIsNotAllocated() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeInt64(1, 8);
    out.writeTag(7, 2);
    out.writeUInt32NoTag(1 << 30);
    out.flush();
    Files.write(file, bytes.toByteArray());
    assertRefused("model.damaged");
  }

  @Test
  void graphsWithinGraphsWithoutEndAreRefused() throws IOException {
    byte[] inner = new byte[0];
    for (int i = 0; i < 2000; i++) {
      // A graph's node with a setting that is a graph.
      inner = field(1, field(5, field(6, inner)));
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(new byte[] {8, 8});
    all.writeBytes(field(7, inner));
    Files.write(file, all.toByteArray());
    assertRefused("model.damaged");
  }

  private static byte[] field(int number, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeByteArray(number, content);
    out.flush();
    return bytes.toByteArray();
  }

  @Test
  void millionsOfEmptyOperationsAreRefusedBeforeTheyFillTheHeap() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(new byte[] {8, 8});
    byte[] nodes = new byte[2 << 21];
    for (int i = 0; i < nodes.length; i += 2) {
      nodes[i] = 0x0a;
    }
    all.writeBytes(field(7, nodes));
    Files.write(file, all.toByteArray());
    assertRefused("model.damaged");
  }

  @Test
  void operationsThatReadEachOtherAreRefused() {
    write(
        model -> {
          GraphProto.Builder graph = model.getGraphBuilder();
          graph.getNodeBuilder(0).setInput(0, graph.getNode(3).getOutput(0));
        });
    assertRefused("model.damaged");
  }

  @ParameterizedTest
  @CsvSource({
    "strides, 0",
    "strides, 2147483647",
    "pads, 2147483647",
    "pads, -5",
    "dilations, 100000",
    "kernel_shape, -1"
  })
  void absurdWindowsAreRefused(String setting, long value) {
    write(
        model -> {
          NodeProto.Builder pool = model.getGraphBuilder().getNodeBuilder(1);
          pool.clearAttribute().setOpType("MaxPool");
          long[] usual = {2, 2};
          pool.addAttribute(numbers("kernel_shape", usual));
          pool.addAttribute(
              numbers(
                  setting,
                  setting.equals("pads") ? new long[] {0, 0, value, 0} : new long[] {1, value}));
          String input = pool.getInput(0);
          pool.clearInput().addInput(input);
          if (setting.equals("kernel_shape")) {
            pool.removeAttribute(0);
          }
        });
    assertRefused("onnx.unfit");
  }

  private static AttributeProto numbers(String name, long... values) {
    AttributeProto.Builder setting =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    Arrays.stream(values).forEach(setting::addInts);
    return setting.build();
  }

  @ParameterizedTest
  @ValueSource(longs = {2147483647, 40_000_000})
  void imagesLargerThanAnyMemoryAreRefused(long side) {
    write(
        model ->
            model
                .getGraphBuilder()
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder()
                .getDimBuilder(2)
                .setDimValue(side));
    assertThatThrownBy(() -> NetworkFile.read(file)).isInstanceOf(Problem.class);
  }

  @ParameterizedTest
  @CsvSource({"LSTM, ''", "If, ''", "Resize, ''", "Conv, com.example"})
  void anUnknownOperationIsRefusedByNameAndPlace(String kind, String domain) {
    write(
        model ->
            model
                .getGraphBuilder()
                .getNodeBuilder(1)
                .setOpType(kind)
                .setDomain(domain)
                .setName("/layer1/odd"));
    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.key()).isEqualTo("onnx.operation");
              assertThat(problem.getMessage()).contains(kind, "/layer1/odd");
            });
  }

  @Test
  void operationsOfAVeryOldSetAreRefused() {
    write(model -> model.getOpsetImportBuilder(0).setVersion(6));
    assertRefused("onnx.opset");
  }

  @Test
  void severalResultsAreRefused() {
    write(
        model -> {
          GraphProto.Builder graph = model.getGraphBuilder();
          graph.addOutput(graph.getOutput(0).toBuilder().setName(graph.getNode(0).getOutput(0)));
        });
    assertRefused("layer.many-outputs");
  }
}
