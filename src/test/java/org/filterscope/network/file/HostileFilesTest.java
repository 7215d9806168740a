package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.testing.Golden;
import org.filterscope.testing.Patience;
import org.filterscope.testing.SmallKeras;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files changed by chance: each gives a network that photographs can go through, or a problem; none
 * ends the virtual machine, goes on for ever, or fills the memory. A sample is tried with all other
 * tests, many more with {@code mvn -Pfuzz test}.
 */
class HostileFilesTest {
  private static final int SAMPLE = 60;
  private static final int MANY = 2000;

  /** Larger networks take too long to send an image through each. */
  private static final long MOST_VALUES = 1 << 20;

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"");
  private static final List<String> NUMBERS =
      List.of("0", "-1", "1", "2147483647", "-2147483648", "4294967296", "1e400", "null", "[]");

  @TempDir Path folder;

  private final ExecutorService reader = Executors.newCachedThreadPool();

  /** Files that are read. */
  enum Kind {
    KERAS_MODEL,
    KERAS_NESTED,
    KERAS_ZIP,
    KERAS_WEIGHTS,
    DL4J,
    FILTERSCOPE;

    byte[] valid(Path file) throws IOException {
      switch (this) {
        case KERAS_MODEL -> new SmallKeras().write(file);
        case KERAS_NESTED -> Files.copy(Golden.keras("transfer.h5"), file);
        case KERAS_ZIP -> Files.copy(Golden.keras("mnist.keras"), file);
        case KERAS_WEIGHTS -> Files.copy(Golden.tinyVgg16(), file);
        case DL4J -> ModelSerializer.writeModel(dl4j(), file.toFile(), true);
        case FILTERSCOPE -> SmallModel.write(SmallModel.create().network(), file);
      }
      return Files.readAllBytes(file);
    }

    boolean isZip() {
      return this == DL4J || this == FILTERSCOPE || this == KERAS_ZIP;
    }
  }

  @AfterEach
  void stop() {
    reader.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aChangedFileIsANetworkOrAProblem(Kind kind) throws Exception {
    tryChanges(kind, SAMPLE, 1);
  }

  @Tag("fuzz")
  @ParameterizedTest
  @EnumSource(Kind.class)
  void manyChangedFilesAreNetworksOrProblems(Kind kind) throws Exception {
    tryChanges(kind, MANY, 1_000_000);
  }

  private void tryChanges(Kind kind, int count, long firstSeed) throws Exception {
    byte[] valid = kind.valid(folder.resolve("valid"));
    int refused = 0;
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      Path file = folder.resolve("changed-" + seed);
      Files.write(file, changed(kind, valid, new Random(seed)));
      if (isRefused(file, kind + " " + seed)) {
        refused++;
      }
      Files.delete(file);
    }
    // Else the changes did not reach what is read.
    assertThat(refused).isGreaterThan(count / 5);
  }

  private boolean isRefused(Path file, String name) throws Exception {
    try {
      reader.submit(() -> read(file)).get(Patience.SECONDS, TimeUnit.SECONDS);
      return false;
    } catch (TimeoutException e) {
      throw new AssertionError(name + " goes on for ever", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Problem) {
        return true;
      }
      throw new AssertionError(name + " ended in " + e.getCause(), e);
    }
  }

  private static boolean read(Path file) {
    Network network = NetworkFile.read(file).network();
    long values = network.nodes().stream().mapToLong(node -> node.shape().size()).sum();
    if (values < MOST_VALUES) {
      try (ForwardPass forward = new ForwardPass(network);
          Pass pass =
              forward.run(new float[network.input().size()], Cancellation.NEVER, () -> {})) {
        return pass.maps(network.output()).values().length > 0;
      }
    }
    return false;
  }

  private static byte[] changed(Kind kind, byte[] valid, Random random) throws IOException {
    if (kind.isZip() && random.nextInt(4) > (kind == Kind.KERAS_ZIP ? 2 : 0)) {
      return rezipped(valid, random);
    }
    if (kind == Kind.KERAS_MODEL && random.nextBoolean()) {
      return described(valid, random);
    }
    return bytes(valid, random, random.nextBoolean() ? valid.length : 20_000);
  }

  /** Bytes overwritten, cut off, left out, or put in twice, among the first ones. */
  private static byte[] bytes(byte[] valid, Random random, int first) {
    byte[] changed = valid.clone();
    int reach = Math.max(1, Math.min(first, changed.length - 8));
    int place = random.nextInt(reach);
    switch (random.nextInt(6)) {
      case 0 -> {
        return Arrays.copyOf(changed, place);
      }
      case 1 -> {
        int length = Math.min(1 + random.nextInt(64), changed.length - place);
        ByteBuffer shorter = ByteBuffer.allocate(changed.length - length);
        shorter.put(changed, 0, place);
        shorter.put(changed, place + length, changed.length - place - length);
        return shorter.array();
      }
      case 2 -> ByteBuffer.wrap(changed).putInt(place, extreme(random));
      case 3 -> {
        int other = random.nextInt(reach);
        System.arraycopy(valid, other, changed, place, 8);
      }
      case 4 -> Arrays.fill(changed, place, place + 8, (byte) (random.nextBoolean() ? 0xff : 0));
      default -> {
        for (int i = 0; i <= random.nextInt(8); i++) {
          changed[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
      }
    }
    return changed;
  }

  private static int extreme(Random random) {
    int[] values = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1, 0x01000000, 0xffff};
    return values[random.nextInt(values.length)];
  }

  /** The zip with one entry changed; its own sum of the entry's bytes is right again. */
  private static byte[] rezipped(byte[] valid, Random random) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(valid));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      boolean isText = random.nextBoolean();
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().endsWith(".json") && isText) {
          String text = new String(content, StandardCharsets.UTF_8);
          out.write(text(text, random).getBytes(StandardCharsets.UTF_8));
        } else {
          boolean isChanged = entry.getName().endsWith(".bin") && !isText;
          out.write(isChanged ? bytes(content, random, 200) : content);
        }
      }
    }
    return bytes.toByteArray();
  }

  /** The description within an HDF5 file changed, at its length. */
  private static byte[] described(byte[] valid, Random random) {
    String all = new String(valid, StandardCharsets.ISO_8859_1);
    int start = all.indexOf("{\"class_name\"");
    int end = all.indexOf("}}", all.indexOf("output_layers")) + 2;
    String text = text(all.substring(start, end), random);
    byte[] changed = valid.clone();
    byte[] description = text.getBytes(StandardCharsets.ISO_8859_1);
    Arrays.fill(changed, start, end, (byte) ' ');
    System.arraycopy(description, 0, changed, start, Math.min(description.length, end - start));
    return changed;
  }

  /** A number, or a word, becomes another; or a piece goes. */
  private static String text(String valid, Random random) {
    if (random.nextInt(5) == 0) {
      int place = random.nextInt(valid.length());
      return valid.substring(0, place) + valid.substring(Math.min(valid.length(), place + 20));
    }
    boolean isNumber = random.nextBoolean();
    List<MatchResult> found = (isNumber ? NUMBER : WORD).matcher(valid).results().toList();
    MatchResult one = found.get(random.nextInt(found.size()));
    String other =
        isNumber
            ? NUMBERS.get(random.nextInt(NUMBERS.size()))
            : found.get(random.nextInt(found.size())).group();
    return valid.substring(0, one.start()) + other + valid.substring(one.end());
  }

  private static MultiLayerNetwork dl4j() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(5)
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(5).padding(1, 1).build())
                .layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build())
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).stride(2, 2).build())
                .layer(new OutputLayer.Builder().nOut(3).build())
                .setInputType(InputType.convolutional(20, 20, 3))
                .build());
    network.init();
    return network;
  }
}
