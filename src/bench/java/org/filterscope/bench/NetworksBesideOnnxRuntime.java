package org.filterscope.bench;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.network.Network;
import org.filterscope.network.Shape;
import org.filterscope.network.file.NetworkFile;
import org.filterscope.testing.NumpyFile;
import org.filterscope.testing.SharedFolder;

/** One image through networks out of PyTorch, ours beside ONNX Runtime. */
final class NetworksBesideOnnxRuntime implements Section {
  private static final List<String> NETWORKS =
      List.of(
          "resnet18-narrow",
          "mobilenetv2-narrow",
          "efficientnet_b0-narrow",
          "densenet-narrow",
          "squeezenet1_1-random");

  @Override
  public void run(Options options, Report report) throws Exception {
    for (String name : NETWORKS) {
      report.heading("One image through " + name);
      Path folder = SharedFolder.root().resolve("data").resolve("onnx");
      Path file = folder.resolve(name + ".onnx");
      if (!Files.isRegularFile(file)) {
        report.skipped(
            name,
            "needs data/onnx in the folder \"shared\" beside the project, or in"
                + " -Dfilterscope.shared=FOLDER");
        return;
      }
      List<Contender> contenders = contenders(file, folder.resolve(name + ".input.npy"), options);
      try {
        Race.run(contenders, options.rounds(), report);
      } finally {
        contenders.forEach(Contender::close);
      }
    }
  }

  private static List<Contender> contenders(Path file, Path image, Options options)
      throws IOException, OrtException {
    Network network = NetworkFile.read(file).network();
    Shape input = network.input();
    float[] channelsFirst = NumpyFile.read(Files.readAllBytes(image)).floats();
    long[] shape = {1, input.channels(), input.height(), input.width()};
    List<Contender> contenders = new ArrayList<>();
    contenders.add(new OurForwardPass(network, channelsLast(channelsFirst, input), 1));
    contenders.add(OnnxRuntime.withAllMaps(file, channelsFirst, shape, options.threads()));
    contenders.add(OnnxRuntime.plain(file, channelsFirst, shape, options.threads()));
    return contenders;
  }

  private static float[] channelsLast(float[] channelsFirst, Shape shape) {
    int channels = shape.channels();
    float[] turned = new float[channelsFirst.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = channelsFirst[i % channels * shape.cells() + i / channels];
    }
    return turned;
  }
}
