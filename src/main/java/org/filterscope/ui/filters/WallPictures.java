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
 * The pictures on the wall: patches as soon as their photographs are decoded, projections one unit
 * after the other, those in view first.
 */
final class WallPictures implements AutoCloseable {

  /** Side of a patch at most, in the interface's units: three units fit beside each other. */
  private static final int SIDE = 40;

  /** In a narrow window, two do. */
  private static final int NARROW_SIDE = 34;

  /** Two units beside each other at full size, with their gaps and the scroll bar. */
  private static final double TWO_UNITS = 540;

  /** In place of pictures that will not come. */
  private static final int[] @Nullable [] NOTHING = {};

  private final Workspace workspace;
  private final Model model;
  private final FiltersSelection choice;
  private final TileCache slots = new TileCache();
  private final UnitQueue<HungLayer.Wanted, int[] @Nullable []> cutting;
  private final UnitQueue<HungLayer.Wanted, List<HungLayer.Made>> projecting;
  private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");

  /** What could not be made; to try again would only fail again. Painters read it. */
  private final Set<TileCache.Key> failed = ConcurrentHashMap.newKeySet();

  /** What was projected for others, and is being drawn for the wall. */
  private final Set<TileCache.Key> drawing = new HashSet<>();

  private IntConsumer arrived = unit -> {};
  private List<Integer> wanted = List.of();
  private double scale = 1;
  private int side = SIDE;
  private boolean withProjections = true;
  private boolean isHeld;

  /** What hangs; painters read it. */
  private volatile @Nullable HungLayer hung;

  WallPictures(Workspace workspace, Model model, FiltersSelection choice) {
    this.workspace = workspace;
    this.model = model;
    this.choice = choice;
    // Two, as photographs are decoded on the desk, which others use, too.
    cutting =
        new UnitQueue<>(
            2,
            workspace.window(),
            this::cut,
            (unit, cut) -> made(unit, List.of(new HungLayer.Made(unit.key(), cut))),
            this::failed);
    projecting = new UnitQueue<>(1, workspace.window(), this::project, this::made, this::failed);
    choice.mode().addListener((property, old, now) -> renew());
    choice.contrast().addListener((property, old, now) -> renew());
  }

  /** Hangs a layer's units. */
  void use(LayerPatches patches) {
    failed.clear();
    hang(patches);
  }

  private void hang(LayerPatches patches) {
    int pixels = (int) Math.round(side * scale);
    hung = HungLayer.of(model, patches, pixels, choice.mode().get(), choice.contrast().get());
    want(wanted);
  }

  /** Says how dense the screen is, in its pixels to one of the interface's units. */
  void scale(double pixels) {
    HungLayer now = hung;
    if (pixels != scale) {
      scale = pixels;
      if (now != null) {
        hang(now.patches());
      }
    }
  }

  /**
   * Says how wide the wall is, in the interface's units.
   *
   * @return whether tiles have another size from now on
   */
  boolean fit(double width) {
    int fitting = width < TWO_UNITS ? NARROW_SIDE : SIDE;
    if (fitting == side) {
      return false;
    }
    side = fitting;
    HungLayer now = hung;
    if (now != null) {
      hang(now.patches());
    }
    return true;
  }

  /** How dense the screen is. */
  double scale() {
    return scale;
  }

  /** How a tile is laid out; null before a layer hangs. */
  @Nullable PatchTile tile() {
    HungLayer now = hung;
    return now == null ? null : now.tile();
  }

  /**
   * How many of the projections in view and near it are there, in words, or why none will come;
   * empty when all are there.
   */
  ReadOnlyStringProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** Whether projections are wanted beside the patches. */
  void project(boolean isWanted) {
    withProjections = isWanted;
    want(wanted);
  }

  /** Calls back with units of which there is more to see. */
  void onArrived(IntConsumer listener) {
    arrived = listener;
  }

  /** Wants these units and no others, the most urgent first. */
  void want(List<Integer> units) {
    wanted = units;
    HungLayer now = hung;
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

  private boolean isComing(HungLayer.Wanted unit) {
    return slots.get(unit.key()) == null && !failed.contains(unit.key());
  }

  private void tell() {
    HungLayer now = hung;
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

  /** Takes a unit's projections over that were made to be shown large. */
  void take(TopPatches.Shown shown) {
    HungLayer now = hung;
    boolean isHere =
        now != null
            && now.patches().layer().index() == shown.layer().index()
            && now.mode() == shown.mode();
    if (now == null || !isHere || shown.projected().size() < shown.unit().shown().size()) {
      return;
    }
    HungLayer.Wanted unit = now.projectionsOf(shown.unit().statistics().channel());
    if (isComing(unit)
        && unit.key().winners().equals(shown.unit().shown())
        && drawing.add(unit.key())) {
      var unused =
          CompletableFuture.supplyAsync(
                  () -> now.draw(unit.key().winners(), shown.projected()), workspace.desk())
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

  /** Lets projections wait, as long as others are more urgent. */
  void hold(boolean isToWait) {
    isHeld = isToWait;
    want(wanted);
  }

  /** Paints a unit's tile, with dots where pictures are still to come; on any thread. */
  void paint(int unit, boolean both, int[] argb) {
    HungLayer now = hung;
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

  /** Null while they are still to come. */
  private int @Nullable [] @Nullable [] pictures(HungLayer.Wanted unit) {
    return failed.contains(unit.key()) ? NOTHING : slots.get(unit.key());
  }

  /** Nothing hangs any more: a wall that is laid out once more asks in vain. */
  @Override
  public void close() {
    hung = null;
    cutting.want(List.of());
    projecting.want(List.of());
  }

  /** The same units, projected or drawn in another way. */
  private void renew() {
    HungLayer now = hung;
    if (now != null) {
      hang(now.patches());
      wanted.forEach(arrived::accept);
    }
  }

  private CompletableFuture<int[] @Nullable []> cut(
      HungLayer.Wanted unit, Cancellation cancellation) {
    HungLayer now = current();
    return now.patches()
        .index()
        .pictures()
        .patches(unit.key().winners(), cancellation)
        .thenApply(patches -> HungLayer.slots(now.tile(), patches));
  }

  /** Drawn with each contrast at once: to project is what takes long. */
  private CompletableFuture<List<HungLayer.Made>> project(
      HungLayer.Wanted unit, Cancellation cancellation) {
    HungLayer now = current();
    List<TopPatch> winners = unit.key().winners();
    return now.patches()
        .index()
        .pictures()
        .project(winners, now.mode(), cancellation)
        .thenApplyAsync(projected -> now.draw(winners, projected), workspace.desk());
  }

  private HungLayer current() {
    HungLayer now = hung;
    if (now == null) {
      throw new IllegalStateException("nothing hangs");
    }
    return now;
  }

  private void made(HungLayer.Wanted unit, List<HungLayer.Made> all) {
    all.forEach(made -> slots.put(made.key(), made.pictures()));
    arrived.accept(unit.unit());
    tell();
  }

  private void failed(HungLayer.Wanted unit, Throwable reason) {
    failed.add(unit.key());
    workspace.notices().problem(reason);
    arrived.accept(unit.unit());
    tell();
  }
}
