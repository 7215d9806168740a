package org.filterscope.patches.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.filterscope.image.CroppedPicture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Preparation;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.patches.store.IndexedFile;
import org.filterscope.patches.store.View;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Problem;

/**
 * Reads photographs on a thread of its own, a few ahead of the engine, in order. What waits is the
 * small square that the network sees, not the photograph.
 */
final class ReadAhead implements AutoCloseable {

  private static final int PHOTOGRAPHS_AHEAD = 4;

  /** Of a photograph in many parts there are many squares. */
  private static final int IN_PARTS_AHEAD = 1;

  private final List<Path> files;
  private final Set<String> counted;
  private final PictureReader pictures;
  private final Preparation preparation;
  private final CropStrategy cuts;
  private final BlockingQueue<LoadedPhotograph> queue;
  private final Thread thread = new Thread(this::read, "photographs");

  /**
   * Starts to read.
   *
   * @param counted the photographs that are counted already; grows by those that arrive
   */
  ReadAhead(
      List<Path> files,
      Set<String> counted,
      PictureReader pictures,
      Preparation preparation,
      CropStrategy cuts) {
    this.files = files;
    this.counted = counted;
    this.pictures = pictures;
    this.preparation = preparation;
    this.cuts = cuts;
    queue =
        new ArrayBlockingQueue<>(cuts == CropStrategy.WHOLE ? PHOTOGRAPHS_AHEAD : IN_PARTS_AHEAD);
    thread.setDaemon(true);
    thread.start();
  }

  /** The next file's; to be called as often as there are files, and no more after a broken one. */
  LoadedPhotograph next() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    }
  }

  /** Reads no more. A photograph at hand is finished; this does not wait. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private void read() {
    try {
      for (Path file : files) {
        queue.put(arrival(file));
      }
    } catch (InterruptedException e) {
      // Closed: nobody waits for more.
      Thread.currentThread().interrupt();
    }
  }

  private LoadedPhotograph arrival(Path path) {
    try {
      IndexedFile file = IndexedFile.of(path);
      if (counted.contains(file.photograph())) {
        return new LoadedPhotograph.Copy(file);
      }
      LoadedPhotograph arrival = decoded(file);
      if (!file.isUnchanged()) {
        return skipped(path, new Problem("index.photograph-changed", path));
      }
      counted.add(file.photograph());
      return arrival;
    } catch (Problem e) {
      return skipped(path, e);
    } catch (IOException e) {
      // The reader of pictures knows the words for it.
      return skipped(path, whyUnreadable(path, e));
    } catch (RuntimeException | Error e) {
      return new LoadedPhotograph.Broken(e);
    }
  }

  private Problem whyUnreadable(Path path, IOException e) {
    try {
      pictures.read(path);
    } catch (Problem reason) {
      return reason;
    }
    return new Problem(e, "image.unreadable", path, String.valueOf(e.getMessage()));
  }

  private LoadedPhotograph decoded(IndexedFile file) {
    List<View> views = new ArrayList<>();
    List<int[]> pixels = new ArrayList<>();
    for (CroppedPicture part : cuts.of(file.path(), pictures, preparation)) {
      views.add(View.of(file.photograph(), part.framing(), part.pixels()));
      pixels.add(part.pixels().argb());
    }
    return new LoadedPhotograph.New(file, views, pixels);
  }

  private static LoadedPhotograph skipped(Path path, Problem reason) {
    return new LoadedPhotograph.Skipped(new SkippedPhotograph(path, reason));
  }
}
