package org.filterscope.ui.unit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.figure.Contrast;
import org.filterscope.figure.PatchTile;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.query.ProjectedPatch;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.task.Cancellation;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Requests;
import org.filterscope.ui.index.OpenIndex;
import org.filterscope.ui.patch.Patch;
import org.jspecify.annotations.Nullable;

/**
 * Loads the pictures of a unit's top patches: the patches first, then their projections one after
 * the other. Used on the JavaFX application thread.
 */
public final class TopPatches implements AutoCloseable {

  private final Requests requests;
  private final Model model;
  private final UnitNames names;
  private final int side;
  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
  private final LatestRequest<Shown> cutting;
  private final LatestRequest<Shown> projecting;
  private final LatestRequest<Shown> redrawing;
  private double scale = 1;

  /** The current contrast. Read by painting threads. */
  private volatile Contrast contrast = Contrast.LARGEST;

  /** The current or last request; null after it was cancelled. */
  private @Nullable Asked asked;

  private record Asked(
      OpenIndex index, String layer, int channel, List<TopPatch> topPatches, Mode mode, int side) {}

  /**
   * The pictures of a unit so far.
   *
   * @param index the index
   * @param layer the unit's layer
   * @param unit its top patches
   * @param mode how they are projected
   * @param tile how they are drawn
   * @param patches {@code [slot * slot]} pixels for each patch; null where there is none
   * @param painted the projections
   * @param projected what the projections are of
   */
  public record Shown(
      OpenIndex index,
      Node layer,
      UnitPatches unit,
      Mode mode,
      PatchTile tile,
      int[] @Nullable [] patches,
      PatchTile.PaintedProjections painted,
      List<ProjectedPatch> projected) {

    /** The side of a picture, in pixels. */
    public int slot() {
      return tile.slot();
    }

    /** Which absolute value of the projections is full colour. */
    public Contrast contrast() {
      return tile.contrast();
    }

    /**
     * {@code [slot * slot]} pixels for each projected patch; null where there is nothing to show.
     */
    public int[] @Nullable [] projections() {
      return painted.slots();
    }

    /** The first of its projections; empty if there is none yet. */
    public Optional<Projection> projection() {
      return projected.stream().flatMap(topPatch -> topPatch.projection().stream()).findFirst();
    }
  }

  /**
   * Starts without pictures.
   *
   * @param side the largest side of a patch, in logical pixels
   * @param rest how long a unit has to stay selected before it is projected
   */
  public TopPatches(Requests requests, Model model, int side, Duration rest) {
    this.requests = requests;
    this.model = model;
    names = new UnitNames(model, requests.words());
    this.side = side;
    cutting = requests.latest(Duration.ZERO, this::cut);
    projecting = requests.latest(rest, this::show);
    redrawing = requests.latest(Duration.ZERO, this::redrawn);
  }

  /** The pictures so far; null for none. */
  public ReadOnlyObjectProperty<@Nullable Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Whether there is more to come. */
  public ReadOnlyBooleanProperty busy() {
    return projecting.busy();
  }

  /** Sets the screen's scale: screen pixels to one logical pixel. */
  public void scale(double pixels) {
    scale = pixels;
  }

  /** Sets which absolute value is full colour. Projections are redrawn, not recomputed. */
  public void contrast(Contrast other) {
    contrast = other;
    Shown now = shown.get();
    if (now != null) {
      show(now);
    }
  }

  /** Loads a unit's patches. The same request is not restarted. */
  public void show(OpenIndex index, Node layer, UnitPatches unit, Mode mode) {
    int pixels = (int) Math.round(side * scale);
    Asked wanted =
        new Asked(index, unit.layer(), unit.statistics().channel(), unit.shown(), mode, pixels);
    if (wanted.equals(asked)) {
      return;
    }
    asked = wanted;
    PatchTile tile =
        PatchTile.of(model.network(), layer, model.preparation().order(), pixels, contrast);
    String busy =
        requests
            .words()
            .get("filters.busy.projecting", names.title(layer, unit.statistics().channel()));
    cutting.request(
        busy,
        cancellation ->
            index
                .pictures()
                .patches(unit.shown(), cancellation)
                .thenApply(patches -> start(index, layer, unit, mode, tile, patches)));
    if (unit.shown().isEmpty()) {
      projecting.cancel();
    } else {
      projecting.request(
          busy, cancellation -> project(index, layer, unit, mode, tile, cancellation));
    }
  }

  /** Cancels pending pictures. Those that are ready stay. */
  public void cancel() {
    if (cutting.busy().get() || projecting.busy().get()) {
      asked = null;
    }
    cutting.cancel();
    projecting.cancel();
    redrawing.cancel();
  }

  /** Removes all pictures. */
  public void clear() {
    cancel();
    asked = null;
    shown.set(null);
  }

  @Override
  public void close() {
    cancel();
  }

  /** Takes the patches. Projections may have arrived before them. */
  private void cut(Shown patches) {
    Shown now = shown.get();
    boolean isAhead =
        now != null
            && now.unit().equals(patches.unit())
            && now.mode() == patches.mode()
            && now.slot() == patches.slot()
            && !now.projected().isEmpty();
    show(isAhead ? withPatchesOf(patches, now) : patches);
  }

  /** Shows pictures, and redraws them if the contrast has changed meanwhile. */
  private void show(Shown now) {
    shown.set(now);
    Contrast wanted = contrast;
    if (now.contrast() != wanted) {
      PatchTile tile = now.tile().with(wanted);
      redrawing.request(
          requests
              .words()
              .get(
                  "filters.busy.drawing",
                  names.title(now.layer(), now.unit().statistics().channel())),
          cancellation -> CompletableFuture.supplyAsync(() -> redraw(now, tile), requests.desk()));
    }
  }

  private static Shown redraw(Shown before, PatchTile tile) {
    return new Shown(
        before.index(),
        before.layer(),
        before.unit(),
        before.mode(),
        tile,
        before.patches(),
        tile.projections(before.projected()),
        before.projected());
  }

  /** Takes redrawn pictures, unless there are more projections or another unit by now. */
  private void redrawn(Shown now) {
    Shown latest = shown.get();
    boolean isSame =
        latest != null
            && latest.unit().equals(now.unit())
            && latest.mode() == now.mode()
            && latest.slot() == now.slot()
            && latest.projected().equals(now.projected());
    if (isSame) {
      show(withPatchesOf(latest, now));
    }
  }

  private static Shown start(
      OpenIndex index,
      Node layer,
      UnitPatches unit,
      Mode mode,
      PatchTile tile,
      List<Patch> patches) {
    int[] @Nullable [] pictures = new int[patches.size()][];
    for (int i = 0; i < pictures.length; i++) {
      Patch patch = patches.get(i);
      pictures[i] = patch.picture() == null ? null : tile.patch(patch.topPatch(), patch.picture());
    }
    return new Shown(
        index, layer, unit, mode, tile, pictures, PatchTile.PaintedProjections.NONE, List.of());
  }

  private CompletableFuture<Shown> project(
      OpenIndex index,
      Node layer,
      UnitPatches unit,
      Mode mode,
      PatchTile tile,
      Cancellation cancellation) {
    Shown nothing =
        new Shown(
            index,
            layer,
            unit,
            mode,
            tile,
            new int[0][],
            PatchTile.PaintedProjections.NONE,
            List.of());
    CompletableFuture<Shown> all = CompletableFuture.completedFuture(nothing);
    for (TopPatch topPatch : unit.shown()) {
      all =
          all.thenCompose(
              before ->
                  index
                      .pictures()
                      .project(List.of(topPatch), mode, cancellation)
                      .thenApplyAsync(
                          projected -> next(before, tile.with(contrast), projected, cancellation),
                          requests.desk()));
    }
    return all;
  }

  /** Adds a projection and repaints all, since they share one scale. */
  private Shown next(
      Shown before, PatchTile tile, List<ProjectedPatch> more, Cancellation cancellation) {
    List<ProjectedPatch> projected = new ArrayList<>(before.projected());
    projected.addAll(more);
    int[] @Nullable [] patches = new int[before.unit().shown().size()][];
    for (int i = 0; i < projected.size(); i++) {
      if (projected.get(i) instanceof ProjectedPatch.Seen seen) {
        patches[i] = tile.patch(seen.topPatch(), seen.patch());
      }
    }
    Shown now =
        new Shown(
            before.index(),
            before.layer(),
            before.unit(),
            before.mode(),
            tile,
            patches,
            tile.projections(projected),
            List.copyOf(projected));
    requests
        .window()
        .execute(
            () -> {
              if (!cancellation.isCancelled()) {
                show(withPatchesOf(shown.get(), now));
              }
            });
    return now;
  }

  /** Keeps the patches that are shown until their projections arrive. */
  private static Shown withPatchesOf(@Nullable Shown before, Shown now) {
    if (before == null || !before.unit().equals(now.unit()) || before.slot() != now.slot()) {
      return now;
    }
    return new Shown(
        now.index(),
        now.layer(),
        now.unit(),
        now.mode(),
        now.tile(),
        before.patches(),
        now.painted(),
        now.projected());
  }
}
