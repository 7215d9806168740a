package org.filterscope.ui;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.camera.Camera;
import org.filterscope.camera.CameraFeed;
import org.filterscope.camera.Cameras;
import org.filterscope.image.Picture;
import org.filterscope.task.Answers;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The camera, which is off unless the user switches it on. Its frames are shown and forgotten; one
 * that the user keeps becomes the photograph in use. All methods are called, and all properties
 * change, on the JavaFX application thread.
 */
public final class LiveCamera implements AutoCloseable {

  private final Cameras cameras;
  private final OpenPicture picture;
  private final Executor desk;
  private final Executor window;
  private final Notices notices;
  private final Messages words;
  private final InstantSource time;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.OFF);
  private final ReadOnlyObjectWrapper<@Nullable Camera> camera = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyLongWrapper arrivals = new ReadOnlyLongWrapper();
  private @Nullable CameraFeed feed;
  private @Nullable Photograph shown;
  private @Nullable Photograph kept;

  /** Whether the camera is on. */
  public enum State {
    /** It is off. */
    OFF,
    /** It is being switched on. */
    STARTING,
    /** Its frames arrive. */
    LIVE
  }

  /**
   * The camera of a window.
   *
   * @param cameras the cameras that there are
   * @param picture shows the frame that is kept
   * @param desk looks for cameras
   * @param window runs work on the JavaFX application thread
   * @param notices shows problems
   * @param time names frames
   */
  public LiveCamera(
      Cameras cameras,
      OpenPicture picture,
      Executor desk,
      Executor window,
      Notices notices,
      Messages words,
      InstantSource time) {
    this.cameras = cameras;
    this.picture = picture;
    this.desk = desk;
    this.window = window;
    this.notices = notices;
    this.words = words;
    this.time = time;
  }

  /** Whether it is on. */
  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** The camera that was switched on last; null before the first. */
  public ReadOnlyObjectProperty<@Nullable Camera> camera() {
    return camera.getReadOnlyProperty();
  }

  /** Grows when a frame has arrived that can be taken. */
  public ReadOnlyLongProperty arrivals() {
    return arrivals.getReadOnlyProperty();
  }

  /** Whether it is on, or being switched on. */
  public boolean isOn() {
    return state.get() != State.OFF;
  }

  /** Switches it off, or the camera used last on: without one, the first that is found. */
  public void toggle() {
    if (isOn()) {
      turnOff();
      return;
    }
    Camera last = camera.get();
    find(found -> turnOnOneOf(found, last));
  }

  private void turnOnOneOf(List<Camera> found, @Nullable Camera last) {
    if (found.isEmpty()) {
      notices.problem(new Problem("camera.none"));
    } else if (!isOn()) {
      turnOn(last != null && found.contains(last) ? last : found.get(0));
    }
  }

  /** Looks for cameras on a worker thread. Problems are reported. */
  public void find(Consumer<List<Camera>> then) {
    var unused =
        CompletableFuture.supplyAsync(cameras::find, desk)
            .whenCompleteAsync(
                (found, failure) -> {
                  if (failure == null) {
                    then.accept(found);
                  } else {
                    notices.problem(Answers.cause(failure));
                  }
                },
                window);
  }

  /** Switches a camera on, in place of the one that is on. */
  public void turnOn(Camera wanted) {
    CameraFeed before = feed;
    if (before != null) {
      before.close();
    }
    shown = null;
    kept = null;
    camera.set(wanted);
    Arrivals listener = new Arrivals();
    CompletableFuture<Boolean> free =
        before == null ? CompletableFuture.completedFuture(true) : before.off();
    CameraFeed started = CameraFeed.start(cameras, wanted, listener, free);
    listener.feed = started;
    feed = started;
    state.set(State.STARTING);
  }

  /** Switches it off. The photograph from before comes back. */
  public void turnOff() {
    CameraFeed on = feed;
    if (isOn() && on != null) {
      on.close();
      state.set(State.OFF);
    }
  }

  /** Switches it off, and makes the frame that is shown the photograph in use, if there is one. */
  public void keep() {
    Photograph frame = shown;
    if (isOn() && frame != null) {
      kept = frame;
      picture.show(frame);
    }
    turnOff();
  }

  /** Takes the latest frame, named after the time; empty if it was taken already. */
  public Optional<Photograph> take() {
    CameraFeed on = feed;
    return !isOn() || on == null ? Optional.empty() : on.take().map(this::named);
  }

  /** Tells which frame is on the screen. */
  public void showed(Photograph frame) {
    shown = frame;
  }

  /** Whether a photograph is the frame that was kept last. */
  public boolean isKept(@Nullable Photograph photograph) {
    return photograph != null && photograph.equals(kept);
  }

  /** Completes when the device is switched off; at once if it never was on. */
  public CompletableFuture<Boolean> off() {
    CameraFeed last = feed;
    return last == null ? CompletableFuture.completedFuture(true) : last.off();
  }

  @Override
  public void close() {
    turnOff();
  }

  private Photograph named(Picture frame) {
    String now =
        time.instant()
            .atZone(ZoneId.systemDefault())
            .toLocalTime()
            .truncatedTo(ChronoUnit.SECONDS)
            .format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
    return new Photograph(words.get("picture.camera", now), null, frame);
  }

  /** Brings what the camera's thread tells to the JavaFX application thread. */
  private final class Arrivals implements CameraFeed.Listener {

    /** Set on the JavaFX application thread, and read there. */
    private @Nullable CameraFeed feed;

    private final AtomicBoolean isTold = new AtomicBoolean();

    @Override
    public void arrived() {
      if (isTold.compareAndSet(false, true)) {
        window.execute(
            () -> {
              isTold.set(false);
              if (isCurrent()) {
                state.set(State.LIVE);
                arrivals.set(arrivals.get() + 1);
              }
            });
      }
    }

    @Override
    public void dark() {
      tell(new Problem("camera.dark", name()));
    }

    @Override
    public void failed(Throwable reason) {
      window.execute(
          () -> {
            if (isCurrent()) {
              notices.problem(reason);
              keep();
            }
          });
    }

    private void tell(Problem problem) {
      window.execute(
          () -> {
            if (isCurrent()) {
              notices.problem(problem);
            }
          });
    }

    private String name() {
      Camera on = camera.get();
      return on == null ? "" : on.name();
    }

    private boolean isCurrent() {
      return isOn() && feed != null && feed == LiveCamera.this.feed;
    }
  }
}
