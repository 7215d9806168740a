package org.filterscope.ui.explore;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.filterscope.task.LatestTask;
import org.filterscope.ui.LiveCamera;
import org.filterscope.ui.Notices;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.layer.LayerViewModel;
import org.filterscope.ui.explore.layer.MapsOfLayer;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.explore.unit.UnitViewModel;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the camera sees. A frame is shown together with its maps and the unit's projection,
 * once all are computed; only then is the next one taken, which is the latest at that time.
 *
 * <p>Most frames pass through the network only as far as the chosen layer. One in four passes
 * through all layers, and its classes are shown until the next such frame.
 */
final class LiveFrames implements AutoCloseable {

  private static final int FRAMES_PER_ANSWER = 4;

  private final LiveCamera camera;
  private final Executor desk;
  private final Notices notices;
  private final Inspector inspector;
  private final PhotographViewModel photograph;
  private final LayerViewModel layer;
  private final UnitViewModel unit;
  private final UnitSelection choice;
  private final BooleanSupplier isInView;
  private final LatestTask<Seen> seeing;
  private final Subscriptions subscriptions = new Subscriptions();

  /** What was open before the camera, and its crop; null while no frame is shown. */
  private @Nullable Before before;

  /** The frame that is shown; null while there is none. */
  private @Nullable Photograph shown;

  private int frames;

  /** Whether a frame is being computed. */
  private boolean isSeeing;

  private record Before(@Nullable Photograph photograph, @Nullable Crop part) {}

  /** A frame with everything that is shown of it; no unit if none was chosen. */
  private record Seen(Photograph frame, MapsOfLayer maps, UnitViewModel.@Nullable Known unit) {}

  /**
   * Follows the camera.
   *
   * @param isInView whether the screen is in view; frames are shown only then
   */
  LiveFrames(
      Workspace workspace,
      Inspector inspector,
      PhotographViewModel photograph,
      LayerViewModel layer,
      UnitViewModel unit,
      UnitSelection choice,
      BooleanSupplier isInView) {
    camera = workspace.camera();
    desk = workspace.desk();
    notices = workspace.notices();
    this.inspector = inspector;
    this.photograph = photograph;
    this.layer = layer;
    this.unit = unit;
    this.choice = choice;
    this.isInView = isInView;
    // Not a job: the status line would tell of each frame.
    seeing = workspace.latest(Duration.ZERO, this::show, this::fail);
    subscriptions.onChange(camera.arrivals(), this::next);
    subscriptions.onChange(camera.state(), this::end);
  }

  /** Whether the photograph that is shown is the camera's latest frame. */
  boolean isShown() {
    return shown != null && shown.equals(photograph.photograph().get());
  }

  /** The crop of a frame that is shown and was kept, so that it stays as it was. */
  @Nullable Crop partOf(Photograph kept) {
    return camera.isKept(kept) && kept.equals(photograph.photograph().get())
        ? photograph.framing().get()
        : null;
  }

  @Override
  public void close() {
    subscriptions.close();
    seeing.cancel();
  }

  private void next() {
    boolean isBusy =
        isSeeing
            || photograph.busy().get()
            || layer.busy().get()
            || unit.isBusy()
            || !isInView.getAsBoolean();
    if (!isBusy) {
      camera.take().ifPresent(this::see);
    }
  }

  private void see(Photograph frame) {
    Node node = choice.layer().get();
    UnitViewModel.Wish wish = unit.wish();
    Node last = frames % FRAMES_PER_ANSWER == 0 ? null : node;
    frames++;
    Picture picture = frame.picture();
    Crop part = isShown() ? photograph.framingOf(picture) : inspector.framing(picture);
    isSeeing = true;
    seeing.request(
        cancellation ->
            photograph
                .inspectFrame(picture, part, last, cancellation)
                .thenCompose(inspection -> mapsOf(inspection, node))
                .thenCompose(maps -> seen(frame, maps, wish, cancellation)));
  }

  private CompletableFuture<MapsOfLayer> mapsOf(Inspection inspection, Node node) {
    return inspection
        .maps(node.name())
        .thenApplyAsync(fetched -> MapsOfLayer.of(inspection, node, fetched), desk);
  }

  private CompletableFuture<Seen> seen(
      Photograph frame, MapsOfLayer maps, UnitViewModel.Wish wish, Cancellation cancellation) {
    if (wish.channel() == UnitSelection.NONE) {
      return CompletableFuture.completedFuture(new Seen(frame, maps, null));
    }
    return unit.compute(frame.name(), maps, wish, cancellation)
        .thenApply(known -> new Seen(frame, maps, known));
  }

  /** What fails for one frame would fail for all. */
  private void fail(Throwable reason) {
    isSeeing = false;
    notices.problem(reason);
    camera.turnOff();
  }

  private void show(Seen seen) {
    isSeeing = false;
    if (!camera.isOn() || photograph.busy().get()) {
      // Another photograph or crop was chosen meanwhile.
      return;
    }
    if (!isShown()) {
      before = new Before(photograph.photograph().get(), photograph.framing().get());
    }
    UnitViewModel.Known known = seen.unit();
    if (known != null) {
      unit.hand(known);
    }
    layer.hand(seen.maps());
    shown = seen.frame();
    photograph.showFrame(seen.frame(), seen.maps().inspection());
    camera.showed(seen.frame());
    next();
  }

  /** When the camera is off, what was open before comes back, unless the frame is kept. */
  private void end() {
    if (camera.isOn()) {
      return;
    }
    seeing.cancel();
    isSeeing = false;
    Before earlier = before;
    boolean isLeft = isShown() && !camera.isKept(shown);
    shown = null;
    before = null;
    frames = 0;
    unit.hand(null);
    layer.hand(null);
    if (isLeft && earlier != null) {
      restore(earlier);
    }
  }

  private void restore(Before earlier) {
    Photograph opened = earlier.photograph();
    Crop part = earlier.part();
    if (opened == null || part == null) {
      photograph.close();
    } else {
      photograph.show(opened, part);
    }
  }
}
