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
  private static final String ONNX_FILE = "vgg16-conv-base.onnx";

  @Override
  public void run(Options options, Report report) throws Exception {
    for (int images : new int[] {1, 8}) {
      report.heading(
          images == 1
              ? "One image through the 13 convolutions"
              : images + " images through the 13 convolutions at once");
      List<Contender> contenders = contenders(images, options.threads(), report);
      try {
        Race.run(contenders, options.rounds(), report);
      } finally {
        contenders.forEach(Contender::close);
      }
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
      contenders.add(
          OnnxRuntime.plain(model.get(), turned, new long[] {images, 3, 224, 224}, threads));
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
}
