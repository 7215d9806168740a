package org.filterscope.patches.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.patches.store.FileNaming;
import org.filterscope.patches.store.IndexDatabase;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.IndexSummary;
import org.filterscope.patches.store.IndexWriter;
import org.filterscope.patches.store.IndexedFile;
import org.filterscope.patches.store.StoredIndex;
import org.filterscope.patches.store.Summary;
import org.filterscope.patches.store.View;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Merges several indexes into one. The result equals, to the last row, an index built from all
 * their photographs in one run.
 *
 * <p>A view that several indexes counted must count only once. If one index contains all views of
 * the other, nothing needs to be recomputed. Otherwise the views in both are run through the
 * network again, so that they can be subtracted once.
 */
public final class IndexMerge {

  private final IndexBuilder builder;

  /** The contents of one of the indexes. */
  private record Part(
      IndexDescription description,
      Map<Path, IndexedFile> files,
      Map<Long, View> views,
      Summary summary) {}

  /**
   * Creates a merge of indexes whose layers have the same weights.
   *
   * @param collector recomputes photographs that several indexes counted
   */
  public IndexMerge(IndexBuilder collector) {
    this.builder = collector;
  }

  /**
   * Merges indexes into a new one, which is written completely or not at all.
   *
   * @param parts at least one index; the new index names files as the first one does
   * @param out the new index, which replaces an existing file; it may be one of the parts
   * @throws Problem if an index cannot be read, the indexes differ in layers, in weights up to
   *     these layers or in how photographs are cropped, or the new index cannot be written
   */
  public IndexSummary merge(
      List<Path> parts, Path out, Progress progress, Cancellation cancellation) {
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Problem("file.missing-folder", out, String.valueOf(folder));
    }
    if (Files.isDirectory(out)) {
      throw new Problem("file.folder-there", out);
    }
    Path beside = folder.resolve("." + out.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      mergeInto(beside, parts, progress, cancellation);
      Files.move(beside, out, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Problem(e, "file.unwritable", out, String.valueOf(e.getMessage()));
    } finally {
      remove(beside);
      remove(beside.resolveSibling(beside.getFileName() + "-journal"));
    }
    return PatchIndex.describe(out);
  }

  private void mergeInto(
      Path file, List<Path> parts, Progress progress, Cancellation cancellation) {
    IndexDescription first;
    FileNaming naming;
    try (IndexDatabase database = IndexDatabase.open(parts.get(0))) {
      first = builder.complete(IndexDescription.of(database));
      naming = IndexWriter.naming(database);
    }
    try (IndexWriter merged = IndexWriter.open(file, first, false, naming)) {
      Map<Path, IndexedFile> files = new HashMap<>();
      Map<Long, View> counted = new HashMap<>();
      for (int i = 0; i < parts.size(); i++) {
        cancellation.check();
        progress.report(i, parts.size(), parts.get(i).toString());
        Part part = read(parts.get(i));
        if (part.description.cuts() != first.cuts() || !part.description.hasTheLayersOf(first)) {
          throw new Problem("index.parts-differ", parts.get(0), parts.get(i));
        }
        part.files.values().forEach(known -> files.merge(known.path(), known, IndexedFile::newer));
        add(part, merged, counted, files, cancellation);
      }
      files.values().forEach(merged::add);
      counted.values().forEach(merged::add);
      merged.commit();
      merged.pack();
      progress.report(parts.size(), parts.size(), "");
    }
  }

  /** Reads a consistent snapshot, because the index may be being built. */
  private Part read(Path file) {
    try (IndexDatabase database = IndexDatabase.open(file)) {
      return database.reading(
          () -> {
            IndexDescription there = builder.complete(IndexDescription.of(database));
            StoredIndex stored = new StoredIndex(database, there);
            Map<Path, IndexedFile> files = stored.files();
            if (files.size() != stored.countFiles()) {
              throw new Problem("index.damaged", file, "a file of a photograph has changed");
            }
            stored.countViews();
            return new Part(there, files, stored.views(), stored.summary());
          });
    }
  }

  private void add(
      Part part,
      IndexWriter merged,
      Map<Long, View> counted,
      Map<Path, IndexedFile> files,
      Cancellation cancellation) {
    Map<Long, View> views = part.views;
    Set<Long> both = new HashSet<>(views.keySet());
    both.retainAll(counted.keySet());
    if (both.size() == views.size()) {
      return;
    }
    Summary summary = part.summary;
    if (both.size() == counted.size()) {
      merged.summary().replaceCounts(summary);
    } else {
      merged.summary().addCounts(summary);
      for (long view : both) {
        merged.summary().uncount(again(views.get(view), merged, files, cancellation));
      }
    }
    merged.summary().offerTopPatches(summary);
    counted.putAll(views);
  }

  private float[] again(
      @Nullable View view,
      IndexWriter merged,
      Map<Path, IndexedFile> files,
      Cancellation cancellation) {
    if (view == null) {
      throw new IllegalStateException("A view that is known is not there");
    }
    List<Path> holding =
        files.values().stream()
            .filter(file -> file.photograph().equals(view.photograph()))
            .map(IndexedFile::path)
            .sorted()
            .toList();
    float[] strongest = builder.strongest(view, holding, merged.description(), cancellation);
    if (strongest == null) {
      Object named = holding.isEmpty() ? view.photograph() : holding.get(0);
      throw new Problem("index.part-missing", named);
    }
    return strongest;
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
