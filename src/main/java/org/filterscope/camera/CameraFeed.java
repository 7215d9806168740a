package org.filterscope.camera;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.filterscope.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A camera that is switched on, and its latest frame. Frames that nobody has taken when the next
 * one arrives are dropped. Safe for use by several threads.
 */
public final class CameraFeed implements AutoCloseable {

  /** So many black frames in a row are no flicker; a camera that starts delivers some. */
  private static final int DARK_FRAMES = 30;

  /** A covered camera is not quite black: its pixels have noise. */
  private static final int DARK = 8;

  /** Every how many pixels one is looked at. */
  private static final int SAMPLED = 97;

  private final Cameras cameras;
  private final Camera camera;
  private final Listener listener;
  private final CompletableFuture<Boolean> off = new CompletableFuture<>();
  private final AtomicReference<@Nullable Picture> latest = new AtomicReference<>();
  private volatile boolean isClosed;
  private int darkInRow;

  /** Is told what happens to a feed, on the camera's thread. */
  public interface Listener {

    /** A frame has arrived that can be taken. */
    void arrived();

    /** All frames of the last seconds were black. Told once; the camera stays on. */
    void dark();

    /** The camera is off, as it could not be opened or delivers no more frames. */
    void failed(Throwable reason);
  }

  private CameraFeed(Cameras cameras, Camera camera, Listener listener) {
    this.cameras = cameras;
    this.camera = camera;
    this.listener = listener;
  }

  /**
   * Switches a camera on, on a thread of its own.
   *
   * @param after the camera is switched on when this is complete, so that it can be off before
   */
  public static CameraFeed start(
      Cameras cameras, Camera camera, Listener listener, CompletableFuture<Boolean> after) {
    CameraFeed feed = new CameraFeed(cameras, camera, listener);
    Thread thread = new Thread(() -> feed.run(after), "camera");
    thread.setDaemon(true);
    thread.start();
    return feed;
  }

  /** Takes the latest frame; empty if it was taken already, and after the end. */
  public Optional<Picture> take() {
    return Optional.ofNullable(latest.getAndSet(null));
  }

  /** Completes when the camera is switched off. */
  public CompletableFuture<Boolean> off() {
    return off;
  }

  /** Switches the camera off soon; does not wait for it. No more frames arrive. */
  @Override
  public void close() {
    isClosed = true;
    latest.set(null);
  }

  private void run(CompletableFuture<Boolean> after) {
    try {
      after.join();
      if (!isClosed) {
        deliver();
      }
    } catch (Throwable e) {
      if (!isClosed) {
        isClosed = true;
        listener.failed(e);
      }
    } finally {
      latest.set(null);
      off.complete(true);
    }
  }

  private void deliver() {
    try (FrameSource frames = cameras.open(camera)) {
      while (!isClosed) {
        Picture frame = frames.next();
        latest.set(frame);
        if (!isClosed) {
          listener.arrived();
          watch(frame);
        }
      }
    }
  }

  private void watch(Picture frame) {
    darkInRow = isDark(frame) ? darkInRow + 1 : 0;
    if (darkInRow == DARK_FRAMES) {
      listener.dark();
    }
  }

  private static boolean isDark(Picture frame) {
    int[] argb = frame.argb();
    long sum = 0;
    long count = 0;
    for (int i = 0; i < argb.length; i += SAMPLED) {
      sum += (argb[i] >> 16 & 0xFF) + (argb[i] >> 8 & 0xFF) + (argb[i] & 0xFF);
      count += 3;
    }
    return sum < DARK * count;
  }
}
