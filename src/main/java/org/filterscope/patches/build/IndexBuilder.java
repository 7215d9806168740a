package org.filterscope.patches.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.filterscope.activation.ForwardPass;
import org.filterscope.image.PictureFolder;
import org.filterscope.image.PictureReader;
import org.filterscope.image.ReadAhead;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.patches.store.FileNaming;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.IndexSink;
import org.filterscope.patches.store.IndexWriter;
import org.filterscope.patches.store.IndexedFile;
import org.filterscope.patches.store.PartialIndex;
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

  /** Looks at photographs that an index does not contain yet. */
  @FunctionalInterface
  public interface Counting {

    /**
     * Counts the photographs, and adds them to the index.
     *
     * @param index to add them to; this method commits
     * @param folder the folder of photographs
     * @param files the photographs, in the folder's order
     * @param watch is told of progress and of files that are skipped
     * @return the number of new photographs
     * @throws Problem if it cannot be done; what was committed is kept
     */
    int count(IndexWriter index, Path folder, List<Path> files, IndexingListener watch);
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
    return collect(
        task,
        watch,
        (index, folder, files, told) -> count(index, folder, files, told, pause, cancellation));
  }

  /**
   * Builds or continues an index, with the photographs looked at elsewhere.
   *
   * @param counting looks at the photographs
   * @throws Problem as {@link #collect(Task, IndexingListener, Pause, Cancellation)} does
   */
  public IndexingResult collect(Task task, IndexingListener watch, Counting counting) {
    long start = System.nanoTime();
    Path folder = task.folder().toAbsolutePath().normalize();
    List<PictureFolder.LeftOut> leftOut = new ArrayList<>();
    List<Path> files = PictureFolder.walk(folder, leftOut::add);
    boolean wasThere = Files.exists(task.file());
    Skipping skipping = new Skipping(watch, new ArrayList<>());
    IndexingResult collected;
    try (IndexWriter index =
        IndexWriter.open(
            task.file(),
            IndexDescription.of(model, task.cuts(), task.layers()),
            task.layers().isEmpty(),
            task.naming())) {
      leftOut.forEach(left -> skipping.skipped(SkippedPhotograph.of(left)));
      int added = counting.count(index, folder, unknown(index, folder, files), skipping);
      int known = index.countPhotographs();
      double seconds = (System.nanoTime() - start) * 1e-9;
      collected =
          new IndexingResult(
              known, added, index.vanished(), skipping.all(), index.description().units(), seconds);
    }
    if (collected.photographs() == 0) {
      if (!wasThere) {
        remove(task.file());
      }
      throw new Problem("image.none-read", files.size());
    }
    return collected;
  }

  /** Counts on this machine. */
  private int count(
      IndexWriter index,
      Path folder,
      List<Path> files,
      IndexingListener watch,
      Pause pause,
      Cancellation cancellation) {
    PhotographLoader loader =
        new PhotographLoader(
            index.photographs(),
            pictures,
            model.preparation(),
            index.description().cuts(),
            Map.of());
    return run(index, loader, folder, files, watch, pause, cancellation);
  }

  private int run(
      IndexSink index,
      PhotographLoader loader,
      Path folder,
      List<Path> files,
      IndexingListener watch,
      Pause pause,
      Cancellation cancellation) {
    IndexingRun run = new IndexingRun(engine, model, forward, index, watch);
    try (ReadAhead<Path, LoadedPhotograph> photographs =
        loader.readAhead(files, pause, cancellation)) {
      run.collect(folder, files, photographs, pause, cancellation);
    }
    return run.added();
  }

  /**
   * Looks at some of an index's photographs. Parts that share no photograph give the same index
   * whichever way the photographs were divided.
   *
   * @param description the index
   * @param folder the folder of photographs
   * @param files the photographs, with all copies of each
   * @param watch is told of progress and of files that are skipped, among them those that are no
   *     longer as they were listed
   * @throws Problem if the folder is gone
   * @throws org.filterscope.task.Cancelled if cancelled
   */
  public PartialIndex part(
      IndexDescription description,
      Path folder,
      List<IndexedFile> files,
      IndexingListener watch,
      Cancellation cancellation) {
    PartialIndex part = new PartialIndex(description);
    Map<Path, IndexedFile> listed = new HashMap<>();
    files.forEach(file -> listed.put(file.path(), file));
    PhotographLoader loader =
        new PhotographLoader(
            ConcurrentHashMap.newKeySet(),
            pictures,
            model.preparation(),
            description.cuts(),
            listed);
    List<Path> paths = files.stream().map(IndexedFile::path).toList();
    run(part, loader, folder, paths, watch, new Pause(), cancellation);
    return part;
  }

  /**
   * Reads the current state of a photograph's file, without decoding it.
   *
   * @throws Problem if it cannot be read
   */
  public static IndexedFile fingerprint(Path file, PictureReader pictures) {
    return PhotographLoader.fingerprint(file, pictures);
  }

  /** Remembers what was skipped. */
  private record Skipping(IndexingListener watch, List<SkippedPhotograph> all)
      implements IndexingListener {
    @Override
    public void report(long done, long total, String what) {
      watch.report(done, total, what);
    }

    @Override
    public void skipped(SkippedPhotograph photograph) {
      all.add(photograph);
      watch.skipped(photograph);
    }

    @Override
    public void committed() {
      watch.committed();
    }
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
