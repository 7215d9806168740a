package org.filterscope.patches.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.filterscope.activation.ForwardPass;
import org.filterscope.image.PictureFolder;
import org.filterscope.image.PictureReader;
import org.filterscope.image.ReadAhead;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.patches.store.FileNaming;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.IndexWriter;
import org.filterscope.patches.store.IndexedFile;
import org.filterscope.patches.store.SharedLayers;
import org.filterscope.patches.store.View;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Pause;
import org.filterscope.task.Problem;
import org.filterscope.task.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Builds indexes: runs each photograph of a folder through a network once and keeps the views that
 * activate each unit most. Methods may be called on any thread except the engine's. The engine
 * works in the background and yields between layers.
 */
public final class IndexBuilder {

  private final Engine engine;
  private final Model model;
  private final ForwardPass forward;
  private final PictureReader pictures;

  /**
   * Creates a builder of indexes for a model.
   *
   * @param forward the model's forward pass, used on the engine's thread
   */
  public IndexBuilder(Engine engine, Model model, ForwardPass forward, PictureReader pictures) {
    this.engine = engine;
    this.model = model;
    this.forward = forward;
    this.pictures = pictures;
  }

  /**
   * What to build.
   *
   * @param folder the folder of photographs, including its sub-folders
   * @param file the index file; an existing index is continued
   * @param layers names of the layers; empty for all layers, or for those of the existing index
   * @param cuts which parts of each photograph to use
   * @param naming how a new index names photographs; an existing index keeps its naming
   */
  public record Task(
      Path folder, Path file, List<String> layers, CropStrategy cuts, FileNaming naming) {

    /** Copies the list. */
    public Task {
      layers = List.copyOf(layers);
    }

    /** Creates a task for an index that names photographs by absolute paths. */
    public Task(Path folder, Path file, List<String> layers, CropStrategy cuts) {
      this(folder, file, layers, cuts, FileNaming.ABSOLUTE);
    }
  }

  /**
   * Builds or continues an index. New and changed photographs are read, copies count once, and
   * missing files are noted. Progress is committed every few seconds.
   *
   * @throws Problem if the folder cannot be listed or has no photographs, none could be read, or
   *     the index cannot be written; committed progress is kept
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers; progress is kept
   */
  public IndexingResult collect(
      Task task, IndexingListener watch, Pause pause, Cancellation cancellation) {
    long start = System.nanoTime();
    Path folder = task.folder().toAbsolutePath().normalize();
    List<PictureFolder.LeftOut> leftOut = new ArrayList<>();
    List<Path> files = PictureFolder.walk(folder, leftOut::add);
    boolean wasThere = Files.exists(task.file());
    IndexingRun run;
    IndexingResult collected;
    try (IndexWriter index =
        IndexWriter.open(
            task.file(),
            IndexDescription.of(model, task.cuts(), task.layers()),
            task.layers().isEmpty(),
            task.naming())) {
      run = new IndexingRun(engine, model, forward, index, watch);
      leftOut.forEach(run::leaveOut);
      List<Path> unknown = unknown(index, folder, files);
      Set<String> counted = index.photographs();
      PhotographLoader loader =
          new PhotographLoader(counted, pictures, model.preparation(), task.cuts());
      try (ReadAhead<Path, LoadedPhotograph> photographs =
          loader.readAhead(unknown, pause, cancellation)) {
        run.collect(folder, unknown, photographs, pause, cancellation);
      }
      int known = index.countPhotographs();
      double seconds = (System.nanoTime() - start) * 1e-9;
      collected =
          new IndexingResult(
              known,
              run.added(),
              index.vanished(),
              run.skipped(),
              index.description().units(),
              seconds);
    }
    if (collected.photographs() == 0) {
      if (!wasThere) {
        remove(task.file());
      }
      throw new Problem("image.none-read", files.size());
    }
    return collected;
  }

  /** Adds missing layer checksums to a description if the index was built with this model. */
  IndexDescription complete(IndexDescription index) {
    return index.completedBy(IndexDescription.of(model, index.cuts(), List.of()));
  }

  /**
   * Runs a view through the network again.
   *
   * @param files files that may contain its photograph
   * @param index describes the layers to read
   * @return the strongest activation of each unit; null if none of the files contains the
   *     photograph
   * @throws Problem if the index belongs to another network
   */
  float @Nullable [] strongest(
      View view, List<Path> files, IndexDescription index, Cancellation cancellation) {
    SharedLayers shared = SharedLayers.of(index, model);
    if (!shared.areAll()) {
      throw new Problem("index.parts-other-network", index.model(), model.name());
    }
    List<Node> layers = shared.all();
    for (Path file : files) {
      if (holds(file, view.photograph())) {
        int[] pixels = model.preparation().cut(pictures.read(file), view.framing()).argb();
        return Answers.await(
                engine.background(
                    () -> ViewPeaks.look(forward, model, layers, pixels, cancellation, engine)))
            .values();
      }
    }
    return null;
  }

  private static boolean holds(Path file, String photograph) {
    try {
      return Sha256.of(file).equals(photograph);
    } catch (IOException e) {
      // Another copy may be readable.
      return false;
    }
  }

  /** The files that have to be read; missing files of the folder are removed from the index. */
  private static List<Path> unknown(IndexWriter index, Path folder, List<Path> files) {
    Map<Path, IndexedFile> known = index.files();
    List<Path> unknown = new ArrayList<>();
    for (Path file : files) {
      IndexedFile before = known.get(file);
      if (before == null || !isUnchanged(before)) {
        unknown.add(file);
      }
    }
    Set<Path> there = new HashSet<>(files);
    index.forget(
        known.keySet().stream()
            .filter(file -> file.startsWith(folder) && !there.contains(file))
            .toList());
    index.commit();
    return unknown;
  }

  private static boolean isUnchanged(IndexedFile file) {
    try {
      return file.isUnchanged();
    } catch (IOException e) {
      // Reading the file later will report why it cannot be read.
      return false;
    }
  }

  /** Deletes a new index without any photographs, which would be of no use. */
  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
