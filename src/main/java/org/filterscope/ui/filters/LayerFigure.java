package org.filterscope.ui.filters;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.filterscope.figure.PatchTile;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureWriter;
import org.filterscope.network.Model;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.projection.Mode;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Job;
import org.filterscope.task.JobCompletionHandler;
import org.filterscope.task.JobControl;
import org.filterscope.task.ProgressUnit;
import org.filterscope.ui.FileKind;
import org.filterscope.ui.Messages;
import org.filterscope.ui.unit.UnitFigure;

/**
 * Saves a whole layer as one figure: every unit with its projections and patches. This may take
 * minutes. It runs in the background, can be cancelled, and yields to the work for what is on the
 * screen.
 */
final class LayerFigure implements JobCompletionHandler<Path> {

  /** The largest side of a patch, in pixels; 512 units then take 40 million pixels. */
  private static final int SIDE = 64;

  private static final int COLUMNS = 8;

  private final FiltersViewModel filters;
  private final Messages words;

  LayerFigure(FiltersViewModel filters) {
    this.filters = filters;
    words = filters.words();
  }

  /** Asks for a file and writes the figure to it. */
  void save() {
    LayerPatches patches = filters.patches().get();
    if (patches == null) {
      return;
    }
    String layer = patches.layer().name();
    filters
        .workspace()
        .files()
        .save(
            words.get("filters.save.title", layer),
            layer + "-all-patches",
            List.of(new FileKind(words.get("explore.file.png"), "png")))
        .ifPresent(file -> start(patches, file));
  }

  private void start(LayerPatches patches, Path file) {
    Job<Path> job =
        filters
            .workspace()
            .jobs()
            .create(
                words.get("filters.save.job", patches.layer().name()),
                ProgressUnit.PARTS,
                JobControl.CANCEL);
    job.whenOver(filters.workspace().window(), this);
    Model model = filters.used().model();
    PatchTile tile =
        PatchTile.of(
            model.network(),
            patches.layer(),
            model.preparation().order(),
            SIDE,
            filters.choice().contrast().get());
    boolean both = filters.choice().both().get();
    int[] units = filters.arranged(patches);
    int[][] tiles = new int[patches.units().size()][];
    Mode mode = filters.choice().mode().get();
    CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
    for (int i = 0; i < units.length; i++) {
      int unit = units[i];
      int done = i;
      all =
          all.thenCompose(
              before -> {
                job.report(done, units.length, "");
                return paint(patches, tile, unit, mode, both, job.cancellation())
                    .thenAccept(painted -> tiles[unit] = painted);
              });
    }
    job.follow(
        all.thenApplyAsync(
            nothing -> {
              Picture picture =
                  tile.arrange(
                      units,
                      both,
                      COLUMNS,
                      (unit, argb) -> System.arraycopy(tiles[unit], 0, argb, 0, argb.length));
              String description =
                  UnitFigure.description(patches.layer().name(), mode, tile.contrast());
              PictureWriter.write(picture, description, file);
              return file;
            },
            filters.workspace().desk()));
  }

  private CompletableFuture<int[]> paint(
      LayerPatches patches,
      PatchTile tile,
      int unit,
      Mode mode,
      boolean both,
      Cancellation cancellation) {
    cancellation.check();
    List<TopPatch> topPatches = patches.units().get(unit).shown();
    var pictures = patches.index().pictures();
    return pictures
        .patches(topPatches, cancellation)
        .thenApply(cut -> WallLayer.slots(tile, cut))
        .thenCompose(
            slots ->
                (both
                        ? pictures
                            .project(topPatches, mode, cancellation)
                            .thenApply(all -> tile.projections(all).slots())
                        : CompletableFuture.completedFuture(new int[0][]))
                    .thenApply(
                        projections -> {
                          int[] argb = new int[tile.height() * tile.width(both)];
                          tile.paint(projections, slots, both, argb);
                          return argb;
                        }));
  }

  @Override
  public void completed(Path file) {
    filters
        .workspace()
        .notices()
        .tell(words.get("explore.saved", String.valueOf(file.getFileName())));
  }

  @Override
  public void failed(Throwable reason) {
    filters.workspace().notices().problem(reason);
  }

  @Override
  public void cancelled() {
    filters.workspace().notices().tell(words.get("filters.save.stopped"));
  }
}
