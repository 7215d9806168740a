package org.filterscope.soak;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.file.ModelFile;
import org.filterscope.patches.build.Rows;
import org.filterscope.patches.query.IndexCheck;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network with photographs in two classes, and what the program makes of them undisturbed. */
final class Subject {

  /** Where the program is installed. */
  static final Path ROOT = Path.of(System.getProperty("filterscope.root", "")).toAbsolutePath();

  /** Weights after the same training; sums are rounded in another order on another thread. */
  private static final double CLOSE = 1e-5;

  private final String name;
  private final Path folder;
  private final int each;
  private final List<String> model;
  private final List<String> layers;
  private @Nullable Undisturbed undisturbed;

  private Subject(String name, Path folder, int each, List<String> model, List<String> layers)
      throws IOException {
    this.name = name;
    this.folder = folder;
    this.each = each;
    this.model = model;
    this.layers = layers;
    Drawn.folder(photographs(), each);
  }

  /**
   * What comes of each command when nothing happens, and how long it takes.
   *
   * @param answers by the photographs' places in their folder
   */
  record Undisturbed(
      Map<String, JsonNode> answers,
      Map<String, List<String>> rows,
      Network tuned,
      long indexMillis,
      long trainingMillis,
      long blockMillis) {}

  /** A network of three small blocks. */
  static Subject small(Path folder) throws IOException {
    Path file = Files.createDirectories(folder).resolve("small.zip");
    SmallModel.write(SmallModel.create().network(), file);
    return new Subject("small", folder, 8, List.of("--model", file.toString()), List.of());
  }

  /** The network that comes with the app. */
  static Subject real(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new Subject("real", folder, 8, List.of(), List.of("--layers", "conv1_1,pool1,conv2_1"));
  }

  Path photographs() {
    return folder.resolve("photographs");
  }

  /** How many photographs there are. */
  int count() {
    return 2 * each;
  }

  boolean isSmall() {
    return !model.isEmpty();
  }

  /** The network's file; only the small one has one. */
  Path modelFile() {
    return Path.of(model.get(1));
  }

  /** The index that was built undisturbed. */
  Path index() {
    return folder.resolve("index.sqlite");
  }

  /** The model that was trained undisturbed. */
  Path tuned() {
    return folder.resolve("tuned.zip");
  }

  /** A home in which a training was made. */
  Path home() {
    return folder.resolve("round/home");
  }

  List<String> classify(Path photographs) {
    return command(List.of("classify", photographs.toString(), "--json"), model);
  }

  List<String> index(Path photographs, Path out) {
    return command(
        List.of("index", photographs.toString(), "--out", out.toString(), "--json"), model, layers);
  }

  List<String> fineTune(Path photographs, Path out) {
    return command(
        List.of("finetune", photographs.toString(), "--out", out.toString(), "--json"), model);
  }

  /** With the last block. */
  List<String> fineTuneBlock(Path photographs, Path out) {
    return command(fineTune(photographs, out), List.of("--unfreeze", "block5"));
  }

  /** A command that works with this network. */
  List<String> with(String... words) {
    return command(List.of(words), model);
  }

  @SafeVarargs
  private static List<String> command(List<String>... parts) {
    List<String> words = new ArrayList<>();
    for (List<String> part : parts) {
      words.addAll(part);
    }
    return words;
  }

  /** Made when it is first asked for. */
  Undisturbed undisturbed() throws IOException, InterruptedException {
    Undisturbed known = undisturbed;
    if (known == null) {
      Round round = new Round(folder.resolve("round"), this, new Random(0));
      Files.createDirectories(round.folder());
      Map<String, JsonNode> answers =
          answers(round.require(classify(photographs())), photographs());
      long start = System.nanoTime();
      round.require(index(photographs(), index()));
      long indexed = System.nanoTime();
      round.require(fineTune(photographs(), tuned()));
      long trained = System.nanoTime();
      if (isSmall()) {
        round.useHome(folder.resolve("other home"));
        round.require(fineTuneBlock(photographs(), folder.resolve("block.zip")));
      }
      known =
          new Undisturbed(
              answers,
              Rows.of(index()),
              ModelFile.read(tuned()).model().network(),
              TimeUnit.NANOSECONDS.toMillis(indexed - start),
              TimeUnit.NANOSECONDS.toMillis(trained - indexed),
              TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - trained));
      undisturbed = known;
    }
    return known;
  }

  /** What a run of {@code classify} answered, by the photographs' places in a folder. */
  static Map<String, JsonNode> answers(Program.Outcome run, Path photographs) {
    Map<String, JsonNode> answers = new TreeMap<>();
    for (JsonNode image : run.json().get("results")) {
      String place = photographs.relativize(Path.of(image.get("image").asText())).toString();
      answers.put(place, image.get("top"));
    }
    return answers;
  }

  /** An index that is complete. */
  void requireIndex(Path index) throws IOException, InterruptedException {
    requireWhole(index);
    Wrong.unless(Rows.of(index).equals(undisturbed().rows()), "other rows in " + index);
  }

  /** An index that may be on its way. */
  static void requireWhole(Path index) {
    IndexCheck check = IndexCheck.of(index);
    Wrong.unless(check.isWhole(), "damage in " + index + ": " + check.damage());
  }

  /** A model that learned what it should. */
  void requireTuned(Path file) throws IOException, InterruptedException {
    requireSame(ModelFile.read(file).model().network(), undisturbed().tuned(), file);
  }

  /** The same with the last block. */
  void requireTunedBlock(Path file) throws IOException, InterruptedException {
    undisturbed();
    Network expected = ModelFile.read(folder.resolve("block.zip")).model().network();
    requireSame(ModelFile.read(file).model().network(), expected, file);
  }

  private static void requireSame(Network found, Network expected, Path file) {
    for (Node node : expected.nodes()) {
      Operation same = found.find(node.name()).orElseThrow().operation();
      if (node.operation() instanceof Operation.Convolution convolution) {
        requireClose(convolution.kernels(), ((Operation.Convolution) same).kernels(), file);
      } else if (node.operation() instanceof Operation.Dense dense) {
        requireClose(dense.weights(), ((Operation.Dense) same).weights(), file);
      }
    }
  }

  private static void requireClose(INDArray one, INDArray other, Path file) {
    Wrong.unless(one.sub(other).amaxNumber().doubleValue() <= CLOSE, "other weights in " + file);
  }

  @Override
  public String toString() {
    return name;
  }
}
