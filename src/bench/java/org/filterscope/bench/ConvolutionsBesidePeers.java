package org.filterscope.bench;

import ai.djl.engine.EngineException;
import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SharedFolder;

/** One image and eight through the 13 convolutions and their poolings, engine after engine. */
final class ConvolutionsBesidePeers implements Section {
  private static final double LIMIT = 1.1;
  private static final String ONNX_FILE = "vgg16-conv-base.onnx";

  /** Waited before an engine's turn: another's threads spin on for a while and take processors. */
  private static final long PAUSE_MS = 50;

  private static final int RUNS_A_TURN = 2;

  @Override
  public void run(Options options, Report report) throws Exception {
    for (int images : new int[] {1, 8}) {
      report.heading(
          images == 1
              ? "One image through the 13 convolutions"
              : images + " images through the 13 convolutions at once");
      List<Contender> contenders = contenders(images, options.threads(), report);
      try {
        compare(contenders, options.rounds(), report);
      } finally {
        contenders.forEach(Contender::close);
      }
    }
  }

  /** An engine with the seconds that its runs took. */
  private record Timed(Contender contender, Samples samples) {}

  private static void compare(List<Contender> contenders, int rounds, Report report)
      throws InterruptedException {
    List<Timed> all = contenders.stream().map(c -> new Timed(c, new Samples())).toList();
    for (Contender contender : contenders) {
      contender.run();
      contender.run();
    }
    for (int round = 0; round < rounds; round++) {
      for (Timed timed : all) {
        Thread.sleep(PAUSE_MS);
        for (int i = 0; i < RUNS_A_TURN; i++) {
          timed.samples().time(timed.contender()::run);
        }
      }
    }
    all.forEach(timed -> report.seconds(timed.contender().name(), timed.samples()));
    Timed ours = all.get(0);
    for (Timed peer : all.subList(1, all.size())) {
      String what = "ours / " + peer.contender().name();
      if (peer.contender() instanceof Libtorch) {
        report.ratio(what, ours.samples(), peer.samples(), LIMIT);
      } else {
        report.ratio(what, ours.samples(), peer.samples());
      }
      report.line(
          "  %-40s %.1e of the largest value",
          "largest difference of pool5",
          difference(ours.contender().result(), peer.contender().result()));
    }
  }

  private static List<Contender> contenders(int images, int threads, Report report)
      throws IOException, OrtException {
    float[] input = Base.input(images);
    float[] turned = Base.channelsFirst(input);
    List<Contender> contenders = new ArrayList<>();
    contenders.add(new OurForwardPass(Base.network(), input, images));
    try {
      contenders.add(new Libtorch(Base.network(), turned, images, threads));
    } catch (EngineException | LinkageError e) {
      report.skipped(
          "libtorch",
          "its natives are missing or do not run here (" + e + "); once online, run mvn -Pbench");
    }
    Optional<Path> model = onnxModel();
    if (model.isPresent()) {
      contenders.add(new OnnxRuntime(model.get(), turned, images, threads));
    } else {
      report.skipped(
          "ONNX Runtime",
          "needs bench/"
              + ONNX_FILE
              + " in the folder \"shared\" beside the project, or in -Dfilterscope.shared=FOLDER");
    }
    return contenders;
  }

  /** The model's file with its weights beside it, as it asks for. */
  private static Optional<Path> onnxModel() throws IOException {
    Path model = SharedFolder.root().resolve("bench").resolve(ONNX_FILE);
    if (!Files.isRegularFile(model)) {
      return Optional.empty();
    }
    Path folder = Files.createTempDirectory("filterscope-bench");
    Path copy = Files.copy(model, folder.resolve(ONNX_FILE));
    Path weights =
        Files.createSymbolicLink(
            folder.resolve(BuiltInModel.BASE_FILE),
            Golden.models().resolve(BuiltInModel.BASE_FILE).toAbsolutePath());
    for (Path made : List.of(folder, weights, copy)) {
      made.toFile().deleteOnExit();
    }
    return Optional.of(copy);
  }

  private static double difference(float[] ours, float[] others) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < others.length; i++) {
      largest = Math.max(largest, Math.abs(others[i]));
      difference = Math.max(difference, Math.abs(ours[i] - others[i]));
    }
    return difference / largest;
  }
}
