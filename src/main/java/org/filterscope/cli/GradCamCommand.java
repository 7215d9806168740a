package org.filterscope.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.filterscope.activation.Peak;
import org.filterscope.explanation.ClassActivation;
import org.filterscope.export.NumpyWriter;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Enlargement;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Overlay;
import org.filterscope.figure.Scale;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureWriter;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Node;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows where a layer's maps support a class (Grad-CAM). */
@Command(
    name = "gradcam",
    description = {
      "Shows where a layer's maps speak for a class (Grad-CAM, Selvaraju et al. 2017).",
      "Each map is weighted by how the class's score, its sum before softmax, changes with it. Shows roughly where, not what;"
          + " what speaks against the class is left out."
    })
final class GradCamCommand implements Runnable {

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "IMAGE", description = "The photograph.")
  private Path image;

  @Mixin private LayerOption layer;

  @Mixin private TargetOption target;

  @Option(
      names = "--out",
      paramLabel = "F",
      converter = OutputFile.Converter.class,
      description =
          "Output file: .npy for float32 [rows,columns] of the layer's cells, not scaled; .png over"
              + " the photograph, enlarged smoothly.")
  private @Nullable OutputFile out;

  /** The JSON object. */
  record Result(String layer, @JsonProperty("class") int target, String label, double score) {}

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    if (out != null) {
      out.requireOtherThan(image, line);
    }
    ClassActivation activation;
    try (OpenModel open = root.openModel()) {
      Node node = layer.of(open.model().network(), line);
      if (node.shape().isVector()) {
        Problem reason = new Problem("layer.no-maps", node.name());
        throw new ParameterException(line, String.valueOf(reason.getMessage()), reason);
      }
      target.check(open.model(), line);
      try (Inspection inspection = open.inspect(image)) {
        activation =
            ClassActivation.of(inspection, node, target.of(inspection, line), open.cancellation());
        if (out != null) {
          write(activation, inspection.input(), out);
        }
      }
    }
    Output output = root.output();
    output.json(
        new Result(
            activation.layer(), activation.target(), activation.label(), activation.score()));
    output.text(text -> print(activation, text));
  }

  private static void write(ClassActivation activation, Picture input, OutputFile file) {
    switch (file.format()) {
      case NPY -> NumpyWriter.write(activation.map(), file.path());
      case PNG -> {
        MapPainter painter = new MapPainter(ColourMap.VIRIDIS, Scale.of(activation.map()));
        PictureWriter.write(
            Overlay.of(input, activation.map(), painter, Enlargement.SMOOTH),
            "Class activation of "
                + activation.label()
                + " at "
                + activation.layer()
                + ", enlarged smoothly: "
                + painter.description(),
            file.path());
      }
    }
  }

  private void print(ClassActivation activation, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "%s, score %.4g%n",
        target.title(activation.label(), activation.target()),
        activation.score());
    Peak peak = activation.map().peak();
    if (peak.value() > 0) {
      text.printf(
          Locale.ROOT,
          "Strongest in %s at cell %d,%d of %d x %d: %.4g%n",
          activation.layer(),
          peak.row(),
          peak.column(),
          activation.map().height(),
          activation.map().width(),
          peak.value());
    } else {
      text.println(
          "Nothing in " + activation.layer() + " speaks for it: the map is zero everywhere.");
    }
    if (out != null) {
      text.println("Written: " + OneLine.of(out.path().toString()));
    }
  }
}
