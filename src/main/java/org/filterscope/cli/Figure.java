package org.filterscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.figure.PatchFigure;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureWriter;
import org.filterscope.network.Node;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.patches.query.ProjectedPatch;
import org.filterscope.patches.query.TopPatchProjector;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.task.Answers;
import org.filterscope.task.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Draws the top patches and projections of units. */
@Command(
    name = "figure",
    description = {
      "Draws what units have learned, like figure 2 of Zeiler and Fergus: for each "
          + "unit its nine top patches from an index, and to their left their projections.",
      "A patch shows everything that the unit's cell sees. Where that extends beyond "
          + "the photograph, the tile is hatched. A unit's nine projections share one scale."
    })
final class Figure implements Runnable {

  /** The smallest side of a tile, in pixels. */
  private static final int SMALLEST_TILE = 72;

  private static final int PAGE_WIDTH = 2500;

  @ParentCommand private Filterscope root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "F", description = "The index.")
  private Path index;

  @Mixin private LayerOption layer;

  @Option(
      names = "--channels",
      paramLabel = "C",
      split = ",",
      required = true,
      description = "The units: channel numbers, from 0, separated by commas.")
  private List<Integer> channels;

  @Mixin private ModeOption mode;

  @Mixin private ContrastOption contrast;

  @Option(
      names = "--out",
      paramLabel = "F.png",
      required = true,
      converter = OutputFile.Converter.class,
      description = "Output file.")
  private OutputFile out;

  /** The JSON object, with the number of patches of each unit that could no longer be shown. */
  record Result(String layer, List<Integer> channels, int width, int height, int missing) {}

  @Override
  public void run() {
    CommandLine line = spec.commandLine();
    if (out.format() != OutputFile.Format.PNG) {
      throw new ParameterException(line, "--out: " + out.path() + " does not end in .png");
    }
    List<Picture> units = new ArrayList<>();
    List<String> titles = new ArrayList<>();
    PatchFigure figure;
    int missing = 0;
    try (OpenModel open = root.openModel();
        TopPatchProjector projector = open.topPatchProjector();
        TerminalProgress progress = root.progress();
        PatchIndex patches = openIndex(open, line)) {
      Node node = layer.of(open.model().network(), line);
      figure =
          PatchFigure.of(
              open.model().network(),
              node,
              open.model().preparation().order(),
              SMALLEST_TILE,
              contrast.value());
      for (int channel : channels) {
        String label = open.model().nameOf(node, channel).orElse(null);
        titles.add(LayerChoice.title(layer.name(), channel, label));
        progress.report(units.size(), channels.size(), titles.get(units.size()));
        UnitPatches unit = patches.unit(layer.name(), channel).requireKnown();
        unit.damage().ifPresent(reason -> skip(reason, progress));
        List<ProjectedPatch> topPatches =
            Answers.await(projector.project(unit.shown(), mode.value(), open.cancellation()));
        missing += missing(topPatches, progress);
        units.add(figure.unit(topPatches));
      }
    }
    Picture page = page(figure, units);
    PictureWriter.write(page, contrast.value().description(), out.path());
    print(page, titles, missing);
  }

  /** Opens the index. Wrong options are reported before the work begins. */
  private PatchIndex openIndex(OpenModel open, CommandLine line) {
    Node node = layer.of(open.model().network(), line);
    channels.forEach(channel -> LayerChoice.channel(node, channel, line));
    return PatchIndex.open(index, open.model());
  }

  private int missing(List<ProjectedPatch> topPatches, TerminalProgress progress) {
    int missing = 0;
    for (ProjectedPatch topPatch : topPatches) {
      if (topPatch instanceof ProjectedPatch.Missing gone) {
        skip(gone.reason(), progress);
        missing++;
      }
    }
    return missing;
  }

  private void skip(Problem reason, TerminalProgress progress) {
    progress.wipe();
    root.output().skipped(reason);
  }

  private Picture page(PatchFigure figure, List<Picture> units) {
    int columns = Math.max(1, PAGE_WIDTH / figure.width());
    int[] numbers = channels.stream().mapToInt(Integer::intValue).toArray();
    return new Tiles(figure.width(), figure.height(), columns, true)
        .arrange(numbers, place -> units.get(place).argb());
  }

  private void print(Picture page, List<String> titles, int missing) {
    Output output = root.output();
    output.json(new Result(layer.name(), channels, page.width(), page.height(), missing));
    output.text(
        text -> {
          text.println(String.join(", ", titles));
          if (missing > 0) {
            text.println(missing + " patches could not be shown: their photographs are gone.");
          }
          text.println("Written: " + OneLine.of(out.path().toString()));
        });
  }
}
