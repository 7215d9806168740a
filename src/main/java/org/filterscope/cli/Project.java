package org.filterscope.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.filterscope.export.NumpyWriter;
import org.filterscope.figure.ProjectionFigure;
import org.filterscope.image.PictureWriter;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.projection.Seed;
import org.filterscope.projection.SilentUnit;
import org.filterscope.task.Answers;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Projects a unit back to the photograph's pixels. */
@Command(
    name = "project",
    description = {
      "Projects a unit back to the photograph's pixels and shows what excited it.",
      "A unit that is zero, or negative in a mode that only passes positive signals, "
          + "has no projection. The command then says why (in JSON, \"box\" is null and "
          + "\"reason\" is given) and writes no file. The exit code is 1 if --out was "
          + "given, else 0."
    })
final class Project implements Runnable {

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "IMAGE", description = "The photograph.")
  private Path image;

  @Mixin private UnitOption unit;

  @ArgGroup private @Nullable Start start;

  @Mixin private ModeOption mode;

  @Mixin private ContrastOption contrast;

  @Option(
      names = "--out",
      paramLabel = "F",
      converter = OutputFile.Converter.class,
      description =
          "Output file: .npy for float32 [height,width,channels] of the whole input, "
              + "signed, channels in the network's order (VGG16: B, G, R); .png as displayed, "
              + "zero is mid-grey.")
  private @Nullable OutputFile out;

  /** The cells that the projection starts from: by default, the strongest one. */
  static final class Start {
    @Option(
        names = "--cell",
        paramLabel = "Y,X",
        converter = CellPlace.Converter.class,
        description = "Project from this cell of the unit's map (default: the strongest).")
    private @Nullable CellPlace cell;

    @Option(
        names = "--whole-map",
        description =
            "Project from all cells at once, which is not the sum of the single cells' "
                + "projections.")
    private boolean isWholeMap;
  }

  /**
   * The JSON object. The cell is null for the whole map, and the box is null for a silent unit.
   * Only units that stand for a class have a label.
   */
  record Result(
      String layer,
      int channel,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String label,
      String mode,
      int @Nullable [] cell,
      float value,
      int @Nullable [] box,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {}

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    if (out != null) {
      out.requireOtherThan(image, line);
    }
    ProjectionResult projected;
    String label;
    try (OpenModel open = root.openModel()) {
      Node node = unit.layer(open.model().network(), line);
      label = open.model().nameOf(node, unit.channel()).orElse(null);
      Seed seed = seed(node, line);
      try (Inspection inspection = open.inspect(image)) {
        projected =
            Answers.await(
                inspection.project(
                    node.name(), unit.channel(), seed, mode.value(), open.cancellation()));
      }
      if (projected instanceof Projection projection && out != null) {
        write(projection, open.model(), out);
      }
    }
    print(projected, label);
  }

  private Seed seed(Node node, CommandLine line) {
    if (start != null && start.cell != null) {
      return start.cell.of(node, line);
    }
    return start != null && start.isWholeMap ? new Seed.WholeMap() : new Seed.Strongest();
  }

  private void write(Projection projection, Model model, OutputFile file) {
    Shape input = model.network().input();
    switch (file.format()) {
      case NPY -> NumpyWriter.write(projection, input.height(), input.width(), file.path());
      case PNG -> {
        ProjectionFigure figure =
            ProjectionFigure.of(model.preparation().order(), projection, contrast.value());
        PictureWriter.write(
            figure.onInput(projection, input.height(), input.width()),
            projection.layer()
                + " / "
                + projection.channel()
                + ", "
                + name(projection.mode())
                + ": "
                + contrast.value().description(figure.fullColour()),
            file.path());
      }
    }
  }

  private void print(ProjectionResult projected, @Nullable String label) {
    Output output = root.output();
    if (projected instanceof Projection projection) {
      output.json(result(projection, label));
      output.text(text -> print(projection, label, text));
    } else if (projected instanceof SilentUnit silence) {
      Problem reason = reason(silence, label);
      String message = String.valueOf(reason.getMessage());
      output.json(result(silence, label, message));
      if (out != null) {
        throw reason;
      }
      output.text(text -> text.println(message));
    }
  }

  private static Result result(Projection projection, @Nullable String label) {
    Region box = projection.box();
    return new Result(
        projection.layer(),
        projection.channel(),
        label,
        name(projection.mode()),
        cell(projection.seed()),
        projection.value(),
        new int[] {box.top(), box.left(), box.bottom(), box.right()},
        null);
  }

  private static Result result(SilentUnit silence, @Nullable String label, String reason) {
    return new Result(
        silence.layer(),
        silence.channel(),
        label,
        name(silence.mode()),
        cell(silence.seed()),
        silence.value(),
        null,
        reason);
  }

  /** Why a unit has no projection. */
  static Problem reason(SilentUnit silence, @Nullable String label) {
    String unit = LayerChoice.title(silence.layer(), silence.channel(), label);
    if (silence.isZeroEverywhere()) {
      return new Problem("unit.zero-everywhere", unit);
    }
    String place =
        silence.seed() instanceof Seed.Cell cell
            ? "cell " + cell.row() + "," + cell.column()
            : "its strongest cell";
    if (silence.value() == 0) {
      return new Problem("unit.zero-here", unit, place);
    }
    return new Problem(
        "unit.negative", unit, place, String.valueOf(silence.value()), name(silence.mode()));
  }

  private static int @Nullable [] cell(Seed seed) {
    return seed instanceof Seed.Cell cell ? new int[] {cell.row(), cell.column()} : null;
  }

  private static String name(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private void print(Projection projection, @Nullable String label, PrintWriter text) {
    Region box = projection.box();
    text.printf(
        Locale.ROOT,
        "%s, %s, %s: %.4g%n",
        LayerChoice.title(projection.layer(), projection.channel(), label),
        name(projection.mode()),
        projection.seed() instanceof Seed.Cell cell
            ? "cell " + cell.row() + "," + cell.column()
            : "whole map, whose largest value is",
        projection.value());
    text.printf(
        Locale.ROOT,
        "  rows %d to %d and columns %d to %d of the input%n",
        box.top(),
        box.bottom() - 1,
        box.left(),
        box.right() - 1);
    if (out != null) {
      text.println("Written: " + OneLine.of(out.path().toString()));
    }
  }
}
