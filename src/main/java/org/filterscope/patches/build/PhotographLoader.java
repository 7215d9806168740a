package org.filterscope.patches.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.filterscope.image.CroppedPicture;
import org.filterscope.image.PictureReader;
import org.filterscope.image.ReadAhead;
import org.filterscope.network.Preparation;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.patches.store.IndexedFile;
import org.filterscope.patches.store.View;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Pause;
import org.filterscope.task.Problem;

/**
 * Loads photographs for indexing. Only the small squares that the network sees are queued for the
 * engine, not whole photographs.
 *
 * @param counted hashes of the photographs that have been counted; loaded ones are added
 * @param listed files as they were when the work was shared out; another state is refused
 */
record PhotographLoader(
    Set<String> counted,
    PictureReader pictures,
    Preparation preparation,
    CropStrategy cuts,
    Map<Path, IndexedFile> listed) {

  /** Read-ahead for photographs with many crops, because each of them has many squares. */
  private static final int IN_PARTS_AHEAD = 1;

  /** Reads photographs ahead of the engine; the caller must close it. */
  ReadAhead<Path, LoadedPhotograph> readAhead(
      List<Path> files, Pause pause, Cancellation cancellation) {
    int ahead = cuts == CropStrategy.WHOLE ? ReadAhead.FEW : IN_PARTS_AHEAD;
    return new ReadAhead<>(files, ahead, this::load, pause, cancellation);
  }

  private LoadedPhotograph load(Path path) {
    IndexedFile file = fingerprint(path, pictures);
    if (!file.equals(listed.getOrDefault(path, file))) {
      throw new Problem("index.photograph-changed", path);
    }
    try {
      if (counted.contains(file.photograph())) {
        return new LoadedPhotograph.Copy(file);
      }
      LoadedPhotograph loaded = decoded(file);
      if (!file.isUnchanged()) {
        throw new Problem("index.photograph-changed", path);
      }
      counted.add(file.photograph());
      return loaded;
    } catch (IOException e) {
      throw unreadable(path, pictures, e);
    }
  }

  /**
   * Reads a file's current state.
   *
   * @throws Problem if it cannot be read
   */
  static IndexedFile fingerprint(Path path, PictureReader pictures) {
    try {
      return IndexedFile.of(path);
    } catch (IOException e) {
      throw unreadable(path, pictures, e);
    }
  }

  private static Problem unreadable(Path path, PictureReader pictures, IOException e) {
    // The picture reader throws a problem with a suitable message.
    pictures.read(path);
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
}
