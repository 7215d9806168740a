package org.filterscope.ui.filters;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.ObjectProperty;
import org.filterscope.figure.Contrast;
import org.filterscope.figure.PatchTile;
import org.filterscope.network.Model;
import org.filterscope.patches.query.ProjectedWinner;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.patches.query.Winner;
import org.filterscope.projection.Mode;
import org.filterscope.task.Cancellation;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.patch.Patch;
import org.jspecify.annotations.Nullable;

/**
 * The pictures on the wall: patches as soon as their photographs are decoded, projections one unit
 * after the other, those in view first.
 */
final class WallPictures implements AutoCloseable {

  /** Side of a patch at most, in the interface's units: three units fit beside each other. */
  private static final int SIDE = 40;

  private final Workspace workspace;
  private final Model model;
  private final ObjectProperty<Mode> mode;
  private final TileCache slots = new TileCache();
  private final UnitQueue<Made> cutting;
  private final UnitQueue<Made> projecting;
  private IntConsumer arrived = unit -> {};
  private List<Integer> wanted = List.of();
  private double scale = 1;
  private boolean withProjections = true;
  private boolean isHeld;
  private volatile @Nullable Hung hung;

  /** What hangs; painters read it. */
  private record Hung(LayerPatches patches, PatchTile tile, Mode mode) {
    UnitPatches unit(int channel) {
      return patches.units().get(channel);
    }

    TileCache.Key patchesOf(int channel) {
      return new TileCache.Key(unit(channel).shown(), null, tile.slot());
    }

    TileCache.Key projectionsOf(int channel) {
      return new TileCache.Key(unit(channel).shown(), mode, tile.slot());
    }
  }

  private record Made(TileCache.Key key, int[] @Nullable [] pictures) {}

  WallPictures(Workspace workspace, Model model, ObjectProperty<Mode> mode) {
    this.workspace = workspace;
    this.model = model;
    this.mode = mode;
    // Two, as photographs are decoded on the desk, which others use, too.
    cutting =
        new UnitQueue<>(2, workspace.window(), this::cut, this::made, workspace.notices()::problem);
    projecting =
        new UnitQueue<>(
            1, workspace.window(), this::project, this::made, workspace.notices()::problem);
    mode.addListener((property, old, now) -> changeMode(now));
  }

  /** Hangs a layer's units. */
  void use(LayerPatches patches) {
    hung = new Hung(patches, tile(patches), mode.get());
    want(wanted);
  }

  /** Says how dense the screen is, in its pixels to one of the interface's units. */
  void scale(double pixels) {
    Hung now = hung;
    if (pixels != scale) {
      scale = pixels;
      if (now != null) {
        use(now.patches());
      }
    }
  }

  /** How dense the screen is. */
  double scale() {
    return scale;
  }

  /** How a tile is laid out; null before a layer hangs. */
  @Nullable PatchTile tile() {
    Hung now = hung;
    return now == null ? null : now.tile();
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
    Hung now = hung;
    if (now == null) {
      return;
    }
    List<Integer> there =
        units.stream()
            .filter(unit -> unit < now.patches().units().size())
            .filter(unit -> !now.unit(unit).shown().isEmpty())
            .toList();
    cutting.want(there.stream().filter(unit -> slots.get(now.patchesOf(unit)) == null).toList());
    projecting.want(
        withProjections && !isHeld
            ? there.stream().filter(unit -> slots.get(now.projectionsOf(unit)) == null).toList()
            : List.of());
  }

  /** Lets projections wait, as long as others are more urgent. */
  void hold(boolean isToWait) {
    isHeld = isToWait;
    want(wanted);
  }

  /** Paints a unit's tile; on any thread. */
  void paint(int unit, boolean both, int[] argb) {
    Hung now = hung;
    if (now != null
        && unit < now.patches().units().size()
        && argb.length == now.tile().height() * now.tile().width(both)) {
      now.tile()
          .paint(slots.get(now.projectionsOf(unit)), slots.get(now.patchesOf(unit)), both, argb);
    }
  }

  @Override
  public void close() {
    cutting.want(List.of());
    projecting.want(List.of());
  }

  private void changeMode(Mode other) {
    Hung now = hung;
    if (now != null) {
      hung = new Hung(now.patches(), now.tile(), other);
      want(wanted);
      wanted.forEach(arrived::accept);
    }
  }

  private PatchTile tile(LayerPatches patches) {
    return PatchTile.of(
        model.network(),
        patches.layer(),
        model.preparation().order(),
        (int) Math.round(SIDE * scale),
        Contrast.LARGEST);
  }

  private java.util.concurrent.CompletableFuture<Made> cut(int unit, Cancellation cancellation) {
    Hung now = current();
    TileCache.Key key = now.patchesOf(unit);
    return now.patches()
        .index()
        .pictures()
        .patches(key.winners(), cancellation)
        .thenApply(patches -> new Made(key, slots(now.tile(), patches)));
  }

  private java.util.concurrent.CompletableFuture<Made> project(
      int unit, Cancellation cancellation) {
    Hung now = current();
    TileCache.Key key = now.projectionsOf(unit);
    List<Winner> winners = key.winners();
    return now.patches()
        .index()
        .pictures()
        .project(winners, now.mode(), cancellation)
        .thenApplyAsync(
            (List<ProjectedWinner> projected) -> new Made(key, now.tile().projections(projected)),
            workspace.desk());
  }

  private Hung current() {
    Hung now = hung;
    if (now == null) {
      throw new IllegalStateException("nothing hangs");
    }
    return now;
  }

  private void made(int unit, Made made) {
    slots.put(made.key(), made.pictures());
    arrived.accept(unit);
  }

  /** Patches at their places. */
  static int[] @Nullable [] slots(PatchTile tile, List<Patch> patches) {
    int[] @Nullable [] pictures = new int[patches.size()][];
    for (int i = 0; i < pictures.length; i++) {
      Patch patch = patches.get(i);
      pictures[i] = patch.picture() == null ? null : tile.patch(patch.winner(), patch.picture());
    }
    return pictures;
  }
}
