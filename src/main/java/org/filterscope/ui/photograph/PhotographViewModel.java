package org.filterscope.ui.photograph;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Requests;
import org.jspecify.annotations.Nullable;

/** A photograph with its crop and its pass through the network. */
public final class PhotographViewModel implements AutoCloseable {

  /** How long a dragged crop has to rest before the network runs. */
  private static final Duration REST = Duration.ofMillis(60);

  private final Requests requests;
  private final Inspector inspector;
  private final LatestRequest<Inspection> inspecting;
  private final Set<Inspection> unclosed = ConcurrentHashMap.newKeySet();

  private final ReadOnlyObjectWrapper<@Nullable Photograph> photograph =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Crop> framing = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Inspection> inspection =
      new ReadOnlyObjectWrapper<>();

  /** Starts without a photograph. */
  public PhotographViewModel(Requests requests, Inspector inspector) {
    this.requests = requests;
    this.inspector = inspector;
    inspecting = requests.latest(REST, this::inspected);
  }

  /** The photograph; null until one is open. */
  public ReadOnlyObjectProperty<@Nullable Photograph> photograph() {
    return photograph.getReadOnlyProperty();
  }

  /** Its name; empty until one is open. */
  public String name() {
    Photograph shown = photograph.get();
    return shown == null ? "" : shown.name();
  }

  /** The part of it that the network sees; null until a photograph is open. */
  public ReadOnlyObjectProperty<@Nullable Crop> framing() {
    return framing.getReadOnlyProperty();
  }

  /** The network's result. While {@link #busy}, it belongs to an older photograph or crop. */
  public ReadOnlyObjectProperty<@Nullable Inspection> inspection() {
    return inspection.getReadOnlyProperty();
  }

  /** Whether the network has not yet run on what is shown. */
  public ReadOnlyBooleanProperty busy() {
    return inspecting.busy();
  }

  /** Runs the network on a photograph with the default crop. */
  public void show(Photograph opened) {
    show(opened, inspector.framing(opened.picture()));
  }

  /** Runs the network on a part of a photograph. */
  public void show(Photograph opened, Crop part) {
    photograph.set(opened);
    framing.set(part);
    inspect(opened, part);
  }

  /** Runs the network on another part of the photograph. */
  public void frame(Crop part) {
    Photograph shown = photograph.get();
    if (shown != null && !part.equals(framing.get())) {
      framing.set(part);
      inspect(shown, part);
    }
  }

  /** Runs the network on the default crop of the photograph. */
  public void frameAsUsual() {
    Photograph shown = photograph.get();
    if (shown != null) {
      frame(inspector.framing(shown.picture()));
    }
  }

  /**
   * Runs the network on a camera's frame that is not shown yet.
   *
   * @param last the last layer to compute at once; null for all, and for the frame's own classes
   * @return completes with what {@link #showFrame} takes
   */
  public CompletableFuture<Inspection> inspectFrame(
      Picture picture, Crop part, @Nullable Node last, Cancellation cancellation) {
    Inspection before = inspection.get();
    return recorded(
        last == null || before == null
            ? inspector.inspect(picture, part, cancellation)
            : inspector.inspectTo(picture, part, last, before.classes(), cancellation),
        cancellation);
  }

  /** Shows a camera's frame with what the network made of it. */
  public void showFrame(Photograph frame, Inspection result) {
    inspecting.cancel();
    photograph.set(frame);
    framing.set(result.framing());
    inspected(result);
  }

  /** The part of a camera's next frame to look at: the same as before, or else the default crop. */
  public Crop framingOf(Picture frame) {
    Crop before = framing.get();
    return before != null
            && before.pictureWidth() == frame.width()
            && before.pictureHeight() == frame.height()
        ? before
        : inspector.framing(frame);
  }

  /** Closes the photograph. */
  @Override
  public void close() {
    inspecting.cancel();
    photograph.set(null);
    framing.set(null);
    inspection.set(null);
    closeAllBut(null);
  }

  private void inspect(Photograph shown, Crop part) {
    inspecting.request(
        requests.words().get("explore.busy.inspecting", shown.name()),
        cancellation -> inspect(shown.picture(), part, cancellation));
  }

  /**
   * Called on the clock's thread. Every inspection is recorded, because its memory is outside the
   * Java heap and has to be freed.
   */
  private CompletableFuture<Inspection> inspect(
      Picture picture, Crop part, Cancellation cancellation) {
    return recorded(inspector.inspect(picture, part, cancellation), cancellation);
  }

  private CompletableFuture<Inspection> recorded(
      CompletableFuture<Inspection> inspecting, Cancellation cancellation) {
    return inspecting.thenApply(
        result -> {
          unclosed.add(result);
          if (cancellation.isCancelled()) {
            // Nobody will receive it.
            unclosed.remove(result);
            result.close();
          }
          return result;
        });
  }

  private void inspected(Inspection result) {
    inspection.set(result);
    // None of the others is newer, since a newer request would have prevented this delivery.
    closeAllBut(result);
  }

  private void closeAllBut(@Nullable Inspection kept) {
    unclosed.removeIf(
        one -> {
          boolean isOver = one != kept;
          if (isOver) {
            one.close();
          }
          return isOver;
        });
  }
}
