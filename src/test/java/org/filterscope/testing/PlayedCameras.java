package org.filterscope.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.filterscope.camera.Camera;
import org.filterscope.camera.Cameras;
import org.filterscope.camera.FrameSource;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;

/** Cameras that play frames from files, over and over, and have the faults that cameras have. */
public final class PlayedCameras implements Cameras {

  public static final Camera FIRST = new Camera(0, "Played");
  public static final Camera SECOND = new Camera(2, "Other");

  private static final int EVER = Integer.MAX_VALUE;

  private final List<Camera> found = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private volatile List<Picture> frames = List.of();
  private volatile int lasting = EVER;
  private volatile int interval = 2;
  private volatile String end = "camera.unplugged";
  private volatile @Nullable Problem refusal;

  /** Which cameras were switched on. */
  public final List<Camera> opened = new CopyOnWriteArrayList<>();

  /** How many frames were delivered. */
  public final AtomicInteger delivered = new AtomicInteger();

  /** Both cameras play these photographs, enlarged or reduced by nothing. */
  public PlayedCameras play(Path... files) {
    PictureReader reader = new PictureReader();
    List<Picture> pictures = new ArrayList<>();
    for (Path file : files) {
      pictures.add(reader.read(file));
    }
    return play(pictures);
  }

  /** Both cameras play these frames. */
  public PlayedCameras play(List<Picture> pictures) {
    frames = List.copyOf(pictures);
    found.clear();
    found.add(FIRST);
    found.add(SECOND);
    return this;
  }

  /** How many milliseconds lie between two frames. */
  public PlayedCameras every(int milliseconds) {
    interval = milliseconds;
    return this;
  }

  /** From now on they cannot be switched on. */
  public void refuse(Problem problem) {
    refusal = problem;
  }

  /** They deliver so many frames each time they are switched on, and then end with a problem. */
  public void endAfter(int count, String problem) {
    lasting = count;
    end = problem;
  }

  /** From now on none is found. */
  public void unplugAll() {
    found.clear();
  }

  /** How many are on. */
  public int on() {
    return open.get();
  }

  @Override
  public List<Camera> find() {
    return List.copyOf(found);
  }

  @Override
  public FrameSource open(Camera camera) {
    Problem reason = refusal;
    if (reason != null) {
      throw reason;
    }
    opened.add(camera);
    open.incrementAndGet();
    return new Playing(camera);
  }

  private final class Playing implements FrameSource {
    private final Camera camera;
    private int next;
    private boolean isClosed;

    Playing(Camera camera) {
      this.camera = camera;
    }

    @Override
    public Picture next() {
      LockSupport.parkNanos(interval * 1_000_000L);
      if (next >= lasting) {
        throw new Problem(end, camera.name());
      }
      delivered.incrementAndGet();
      return frames.get(next++ % frames.size());
    }

    @Override
    public void close() {
      if (!isClosed) {
        isClosed = true;
        open.decrementAndGet();
      }
    }
  }
}
