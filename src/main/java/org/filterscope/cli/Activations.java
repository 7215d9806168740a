package org.filterscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Peak;
import org.filterscope.export.NumpyReader;
import org.filterscope.export.NumpyWriter;
import org.filterscope.figure.BarFigure;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Tiles;
import org.filterscope.figure.WallFigure;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureWriter;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.task.Answers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes a layer's activations for a photograph. */
@Command(
    name = "activations",
    description = "Writes the activations of a layer for one photograph.")
final class Activations implements Runnable {

  /** The number of channels that the text output shows. */
  private static final int STRONGEST = 10;

  /** The smallest side of a tile, in pixels. */
  private static final int SMALLEST_TILE = 64;

  private static final int BARS_WIDTH = 1200;
  private static final int BARS_HEIGHT = 240;

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "IMAGE",
      description =
          "The photograph; or a prepared input that ends in .npy: float32 [c,h,w] or [1,c,h,w], "
              + "with the channels in the network's order.")
  private Path image;

  @Mixin private LayerOption layer;

  @Option(
      names = "--out",
      paramLabel = "F",
      converter = OutputFile.Converter.class,
      description =
          "Output file: .npy for float32 [c,h,w], or [n] for a dense layer; .png for a "
              + "grid of all maps, each on its own scale, or a bar chart for a dense layer.")
  private @Nullable OutputFile out;

  /** The JSON object: the shape as {@code [c, h, w]} or {@code [n]}, and each channel's maximum. */
  record Result(String layer, int[] shape, float[] max) {}

  @Override
  public void run() {
    if (out != null) {
      out.requireOtherThan(image, spec.commandLine());
    }
    LayerMaps maps;
    try (OpenModel open = root.openModel()) {
      Node node = layer.of(open.model().network(), spec.commandLine());
      maps = maps(open, node);
      if (out != null) {
        write(maps, out);
      }
    }
    Output output = root.output();
    output.json(new Result(maps.layer(), maps.shape().axes(), maxima(maps)));
    output.text(text -> print(maps, text));
  }

  private LayerMaps maps(OpenModel open, Node node) {
    if (NumpyReader.isNumpy(image)) {
      float[] input = NumpyReader.read(image, open.model());
      return Answers.await(open.inspector().maps(input, node, open.cancellation()));
    }
    try (Inspection inspection = open.inspect(image)) {
      return Answers.await(inspection.maps(node.name()));
    }
  }

  private static void write(LayerMaps maps, OutputFile file) {
    switch (file.format()) {
      case NPY -> NumpyWriter.write(maps, file.path());
      case PNG -> {
        Picture picture = maps.shape().isVector() ? bars(maps) : wall(maps);
        PictureWriter.write(picture.width(), picture.height(), picture.argb(), file.path());
      }
    }
  }

  /** Draws all maps. None is scaled down, and small ones are enlarged by a whole number. */
  private static Picture wall(LayerMaps maps) {
    Shape shape = maps.shape();
    int shorter = Math.min(shape.height(), shape.width());
    int factor = (SMALLEST_TILE + shorter - 1) / shorter;
    int columns = 1;
    while (columns * columns < shape.channels()) {
      columns *= 2;
    }
    int[] channels = IntStream.range(0, shape.channels()).toArray();
    Tiles tiles = new Tiles(factor * shape.width(), factor * shape.height(), columns, true);
    return new WallFigure(ColourMap.VIRIDIS, false).paint(maps, channels, tiles);
  }

  private static Picture bars(LayerMaps maps) {
    int bar = Math.max(1, BARS_WIDTH / maps.values().length);
    return BarFigure.of(maps.values(), bar, BARS_HEIGHT);
  }

  private static float[] maxima(LayerMaps maps) {
    float[] maxima = new float[maps.shape().channels()];
    for (int channel = 0; channel < maxima.length; channel++) {
      maxima[channel] = maps.peak(channel).value();
    }
    return maxima;
  }

  private void print(LayerMaps maps, PrintWriter text) {
    List<Integer> strongest =
        IntStream.range(0, maps.shape().channels())
            .boxed()
            .sorted(Comparator.comparingDouble(channel -> -maps.peak(channel).value()))
            .limit(STRONGEST)
            .toList();
    text.println(maps.layer() + ", " + maps.shape() + ". The strongest channels:");
    Table table = new Table(">>>>");
    table.row("channel", "maximum", "cell", "mean");
    for (int channel : strongest) {
      Peak peak = maps.peak(channel);
      table.row(
          channel,
          number(peak.value()),
          peak.row() + "," + peak.column(),
          number(maps.mean(channel)));
    }
    table.print(text, "  ");
    if (out != null) {
      text.println("Written: " + OneLine.of(out.path().toString()));
    }
  }

  private static String number(float value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
