package org.filterscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.filterscope.figure.Contrast;
import org.filterscope.figure.PatchFigure;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureWriter;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.query.PatchChange;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.patches.query.TopPatchProjector;
import org.filterscope.projection.Mode;
import org.filterscope.task.Answers;
import org.filterscope.task.Problem;
import org.filterscope.training.report.KernelChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists and draws the units that changed most between two models of the same network. */
@Command(
    name = "compare",
    description = {
      "Ranks the units of two models with the same architecture by how much their "
          + "kernels changed: the length of the difference divided by the original length.",
      "With an index of the first model, draws the units that changed most: the top "
          + "patches of each with their projections through the first model, and next to "
          + "them the same patches through the second.",
      "With an index of the second model, built on the same photographs, also counts "
          + "how many of a unit's top patches changed."
    })
final class Compare implements Runnable {

  /** The smallest side of a tile, in pixels. */
  private static final int SMALLEST_TILE = 72;

  private static final int ROWS_PRINTED = 20;

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "The original model: its name or its file.")
  private String before;

  @Parameters(
      index = "1",
      paramLabel = "B",
      description = "The changed model: its name or its file.")
  private String after;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Output folder for the figures; created if it does not exist.")
  private Path out;

  @Option(names = "--index", paramLabel = "F", description = "An index of the model A.")
  private @Nullable Path index;

  @Option(
      names = "--index-after",
      paramLabel = "F",
      description = "An index of the model B, of the same photographs as --index.")
  private @Nullable Path indexAfter;

  @Option(
      names = "--order",
      paramLabel = "BY",
      defaultValue = "kernels",
      description =
          "How to rank the units: by kernels, or by patches, which needs both indexes "
              + "(default: ${DEFAULT-VALUE}).")
  private Order order;

  @Option(
      names = "--layer",
      paramLabel = "L",
      description = "Only the units of this layer (default: all convolutions).")
  private @Nullable String layer;

  @Option(
      names = "--figures",
      paramLabel = "N",
      defaultValue = "12",
      description = "Number of units to draw (default: ${DEFAULT-VALUE}).")
  private int figures;

  /** The order of the units. */
  enum Order {
    /** By how much their kernels differ. */
    KERNELS,
    /** By how many of their top patches differ. */
    PATCHES
  }

  /** The JSON object. The units are in order. */
  record Result(List<Unit> units, List<String> figures) {}

  /**
   * A unit.
   *
   * @param change how much its kernels differ, from 0
   * @param patches the share of its top patches that differ, from 0 to 1; null if unknown
   */
  record Unit(String layer, int channel, double change, @Nullable Double patches) {}

  @Override
  public void run() {
    Model old = root.model(before);
    Model young = root.model(after);
    if (layer != null) {
      LayerChoice.layer(old.network(), layer, spec.commandLine());
    }
    if (indexAfter != null && index == null) {
      throw new ParameterException(spec.commandLine(), "--index-after: needs --index as well");
    }
    if (order == Order.PATCHES && indexAfter == null) {
      throw new ParameterException(
          spec.commandLine(), "--order patches: needs --index and --index-after");
    }
    List<Unit> units = units(old, young);
    makeFolder();
    List<String> drawn = index == null ? List.of() : draw(old, young, units, index);
    Output output = root.output();
    output.json(new Result(units, drawn));
    output.text(text -> print(units, drawn, text));
  }

  private List<Unit> units(Model old, Model young) {
    Map<String, Double> patches = new HashMap<>();
    if (index != null && indexAfter != null) {
      try (PatchIndex one = PatchIndex.open(index, old);
          PatchIndex other = PatchIndex.open(indexAfter, young)) {
        for (PatchChange unit : PatchChange.between(one, other)) {
          patches.put(unit.layer() + "/" + unit.channel(), unit.change());
        }
      }
    }
    List<Unit> units =
        KernelChange.between(old, young, Optional.ofNullable(layer)).stream()
            .map(
                unit ->
                    new Unit(
                        unit.layer(),
                        unit.channel(),
                        unit.change(),
                        patches.get(unit.layer() + "/" + unit.channel())))
            .toList();
    if (order == Order.KERNELS) {
      return units;
    }
    // The sort is stable: among equal units, the one with the more changed kernels stays first.
    return units.stream()
        .sorted(Comparator.comparingDouble(unit -> -Objects.requireNonNullElse(unit.patches, -1.0)))
        .toList();
  }

  private void makeFolder() {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new Problem(e, "file.unwritable", out, String.valueOf(e.getMessage()));
    }
  }

  private List<String> draw(Model old, Model young, List<Unit> units, Path file) {
    List<String> drawn = new ArrayList<>();
    try (PatchIndex patches = PatchIndex.open(file, old);
        OpenModel openOld = new OpenModel(root.services(), old);
        OpenModel openYoung = new OpenModel(root.services(), young);
        TopPatchProjector through = openOld.topPatchProjector();
        TopPatchProjector throughYoung = openYoung.topPatchProjector();
        TerminalProgress progress = root.progress()) {
      for (Unit unit : known(units, patches)) {
        progress.report(drawn.size(), figures, unit.layer() + " / " + unit.channel());
        List<TopPatch> topPatches =
            patches.unit(unit.layer(), unit.channel()).requireKnown().shown();
        Node node = old.network().find(unit.layer()).orElseThrow();
        PatchFigure figure =
            PatchFigure.of(
                old.network(), node, old.preparation().order(), SMALLEST_TILE, Contrast.LARGEST);
        List<Picture> pair =
            List.of(
                figure.unit(
                    Answers.await(
                        through.project(topPatches, Mode.DECONVNET, openOld.cancellation()))),
                figure.unit(
                    Answers.await(
                        throughYoung.project(
                            topPatches, Mode.DECONVNET, openYoung.cancellation()))));
        Picture page =
            new Tiles(figure.width(), figure.height(), 2, true)
                .arrange(
                    new int[] {unit.channel(), unit.channel()}, place -> pair.get(place).argb());
        String name = String.format(Locale.ROOT, "%s-%d.png", unit.layer(), unit.channel());
        PictureWriter.write(page.width(), page.height(), page.argb(), out.resolve(name));
        drawn.add(name);
      }
    }
    return drawn;
  }

  /** The most changed units in layers that the index covers. */
  private List<Unit> known(List<Unit> units, PatchIndex patches) {
    return units.stream()
        .filter(unit -> unit.change() > 0)
        .filter(
            unit -> patches.layers().stream().anyMatch(known -> known.name().equals(unit.layer())))
        .limit(figures)
        .toList();
  }

  private void print(List<Unit> units, List<String> drawn, PrintWriter text) {
    long changed = units.stream().filter(unit -> unit.change() > 0).count();
    text.printf(Locale.ROOT, "%d of %d units changed%n", changed, units.size());
    Table table = new Table(">>><");
    table.row("kernels", "patches", "channel", "layer");
    for (Unit unit : units.subList(0, (int) Math.min(changed, ROWS_PRINTED))) {
      table.row(
          String.format(Locale.ROOT, "%.4g", unit.change()),
          unit.patches == null ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * unit.patches),
          unit.channel(),
          unit.layer());
    }
    table.print(text, "  ");
    if (index != null) {
      text.printf(
          Locale.ROOT, "Drawn: %d figures in %s%n", drawn.size(), OneLine.of(out.toString()));
    }
  }
}
