package org.filterscope.ui.filters;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.filterscope.figure.PatchTile;
import org.filterscope.network.Model;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.unit.TopPatches;
import org.jspecify.annotations.Nullable;

/**
 * Provides the pictures on the wall: patches as soon as their photographs are decoded, and
 * projections unit by unit, those in view first.
 */
final class WallPictures implements AutoCloseable {

  /** The largest side of a patch, in logical pixels, so that three units fit side by side. */
  private static final int SIDE = 40;

  /** The same in a narrow window, so that two units fit. */
  private static final int NARROW_SIDE = 34;

  /** The width of two units side by side at full size, with gaps and the scroll bar. */
  private static final double TWO_UNITS = 540;

  /** Stands for pictures that could not be made. */
  private static final int[] @Nullable [] NOTHING = {};

  private final Workspace workspace;
  private final Model model;
  private final FiltersSelection choice;
  private final TileCache slots = new TileCache();
  private final UnitQueue<WallLayer.Wanted, int[] @Nullable []> cutting;
  private final UnitQueue<WallLayer.Wanted, List<WallLayer.Made>> projecting;
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");

  /**
   * The keys of pictures that could not be made and are not tried again. Read by painting threads.
   */
  private final Set<TileCache.Key> failed = ConcurrentHashMap.newKeySet();

  /** Projections that were made elsewhere and are being drawn for the wall. */
  private final Set<TileCache.Key> drawing = new HashSet<>();

  private IntConsumer arrived = unit -> {};
  private List<Integer> wanted = List.of();
  private double scale = 1;
  private int side = SIDE;
  private boolean withProjections = true;
  private boolean isHeld;

  /** The layer on the wall. Read by painting threads. */
  private volatile @Nullable WallLayer hung;

  WallPictures(Workspace workspace, Model model, FiltersSelection choice) {
    this.workspace = workspace;
    this.model = model;
    this.choice = choice;
    // Two at a time, since photographs are decoded on worker threads that others use, too.
    cutting =
        new UnitQueue<>(
            2,
            workspace.window(),
            this::cut,
            (unit, cut) -> made(unit, List.of(new WallLayer.Made(unit.key(), cut))),
            this::failed);
    projecting = new UnitQueue<>(1, workspace.window(), this::project, this::made, this::failed);
    choice.mode().addListener((property, old, now) -> renew());
    choice.contrast().addListener((property, old, now) -> renew());
  }

  /** Shows a layer's units. */
  void use(LayerPatches patches) {
    failed.clear();
    hang(patches);
  }

  private void hang(LayerPatches patches) {
    int pixels = (int) Math.round(side * scale);
    hung = WallLayer.of(model, patches, pixels, choice.mode().get(), choice.contrast().get());
    want(wanted);
  }

  /** Sets the screen's scale: screen pixels to one logical pixel. */
  void scale(double pixels) {
    WallLayer now = hung;
    if (pixels != scale) {
      scale = pixels;
      if (now != null) {
        hang(now.patches());
      }
    }
  }

  /**
   * Sets the wall's width, in logical pixels.
   *
   * @return whether the size of tiles has changed
   */
  boolean fit(double width) {
    int fitting = width < TWO_UNITS ? NARROW_SIDE : SIDE;
    if (fitting == side) {
      return false;
    }
    side = fitting;
    WallLayer now = hung;
    if (now != null) {
      hang(now.patches());
    }
    return true;
  }

  /** The screen's scale. */
  double scale() {
    return scale;
  }

  /** The layout of a tile; null before a layer is shown. */
  @Nullable PatchTile tile() {
    WallLayer now = hung;
    return now == null ? null : now.tile();
  }

  /**
   * The progress in words: how many of the projections in and near the view are ready, or why there
   * will be none; empty when all are ready.
   */
  ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Sets whether projections are shown beside the patches. */
  void project(boolean isWanted) {
    withProjections = isWanted;
    want(wanted);
  }

  /** Sets a listener for units with new pictures. */
  void onArrived(IntConsumer listener) {
    arrived = listener;
  }

  /** Requests these units and no others, the most urgent first. */
  void want(List<Integer> units) {
    wanted = units;
    WallLayer now = hung;
    if (now == null) {
      return;
    }
    List<Integer> there = now.withPatches(units);
    cutting.want(there.stream().map(now::patchesOf).filter(this::isComing).toList());
    projecting.want(
        withProjections && !isHeld && now.obstacle() == null
            ? there.stream()
                .map(now::projectionsOf)
                .filter(unit -> isComing(unit) && !drawing.contains(unit.key()))
                .toList()
            : List.of());
    tell();
  }

  private boolean isComing(WallLayer.Wanted unit) {
    return slots.get(unit.key()) == null && !failed.contains(unit.key());
  }

  private void tell() {
    WallLayer now = hung;
    if (now == null || !withProjections) {
      progress.set("");
      return;
    }
    Problem obstacle = now.obstacle();
    if (obstacle != null) {
      progress.set(obstacle.getLocalizedMessage());
      return;
    }
    List<Integer> there = now.withPatches(wanted);
    long coming = there.stream().map(now::projectionsOf).filter(this::isComing).count();
    progress.set(
        coming == 0
            ? ""
            : workspace.words().get("filters.wall.progress", there.size() - coming, there.size()));
  }

  /** Takes over a unit's projections that were made for the detail view. */
  void take(TopPatches.Shown shown) {
    WallLayer now = hung;
    boolean isHere =
        now != null
            && now.patches().layer().index() == shown.layer().index()
            && now.mode() == shown.mode();
    if (now == null || !isHere || shown.projected().size() < shown.unit().shown().size()) {
      return;
    }
    WallLayer.Wanted unit = now.projectionsOf(shown.unit().statistics().channel());
    if (isComing(unit)
        && unit.key().topPatches().equals(shown.unit().shown())
        && drawing.add(unit.key())) {
      var unused =
          CompletableFuture.supplyAsync(
                  () -> now.draw(unit.key().topPatches(), shown.projected()), workspace.desk())
              .whenCompleteAsync(
                  (all, failure) -> {
                    drawing.remove(unit.key());
                    if (failure == null) {
                      made(unit, all);
                    } else {
                      failed(unit, Answers.cause(failure));
                    }
                  },
                  workspace.window());
    }
  }

  /** Sets whether projections wait for more urgent ones. */
  void hold(boolean isToWait) {
    isHeld = isToWait;
    want(wanted);
  }

  /**
   * Paints a unit's tile, with dots for pictures that are still to come. May be called on any
   * thread.
   */
  void paint(int unit, boolean both, int[] argb) {
    WallLayer now = hung;
    if (now != null
        && unit < now.patches().units().size()
        && argb.length == now.tile().height() * now.tile().width(both)) {
      boolean isProjected = now.obstacle() == null && !now.unit(unit).shown().isEmpty();
      now.tile()
          .paint(
              isProjected ? pictures(now.projectionsOf(unit)) : NOTHING,
              now.unit(unit).shown().isEmpty() ? NOTHING : pictures(now.patchesOf(unit)),
              both,
              argb);
    }
  }

  /** The pictures of a unit; null while they are still to come. */
  private int @Nullable [] @Nullable [] pictures(WallLayer.Wanted unit) {
    return failed.contains(unit.key()) ? NOTHING : slots.get(unit.key());
  }

  /** Clears the layer, so that a last layout of the wall finds nothing to request. */
  @Override
  public void close() {
    hung = null;
    cutting.want(List.of());
    projecting.want(List.of());
  }

  /** Shows the same units, projected or drawn in another way. */
  private void renew() {
    WallLayer now = hung;
    if (now != null) {
      hang(now.patches());
      wanted.forEach(arrived::accept);
    }
  }

  private CompletableFuture<int[] @Nullable []> cut(
      WallLayer.Wanted unit, Cancellation cancellation) {
    WallLayer now = current();
    return now.patches()
        .index()
        .pictures()
        .patches(unit.key().topPatches(), cancellation)
        .thenApply(patches -> WallLayer.slots(now.tile(), patches));
  }

  /** Projects a unit and draws it with every contrast at once, since only projecting takes long. */
  private CompletableFuture<List<WallLayer.Made>> project(
      WallLayer.Wanted unit, Cancellation cancellation) {
    WallLayer now = current();
    List<TopPatch> topPatches = unit.key().topPatches();
    return now.patches()
        .index()
        .pictures()
        .project(topPatches, now.mode(), cancellation)
        .thenApplyAsync(projected -> now.draw(topPatches, projected), workspace.desk());
  }

  private WallLayer current() {
    WallLayer now = hung;
    if (now == null) {
      throw new IllegalStateException("nothing hangs");
    }
    return now;
  }

  private void made(WallLayer.Wanted unit, List<WallLayer.Made> all) {
    all.forEach(made -> slots.put(made.key(), made.pictures()));
    arrived.accept(unit.unit());
    tell();
  }

  private void failed(WallLayer.Wanted unit, Throwable reason) {
    failed.add(unit.key());
    workspace.notices().problem(reason);
    arrived.accept(unit.unit());
    tell();
  }
}
