package org.filterscope.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.util.LongAccumulator;
import org.filterscope.patches.build.IndexingListener;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.PartialIndex;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one task does for an index. A task that runs twice gives the same part.
 *
 * @param name a fingerprint of the task and of all that its result depends on
 * @param files some of the photographs, with all copies of each
 */
record IndexTask(String name, List<ListedFile> files) implements Serializable {

  private static final Logger LOG = LoggerFactory.getLogger(IndexTask.class);

  /** What Spark's pages show. Work that is done again is counted again. */
  record Counters(
      LongAccumulator seen,
      LongAccumulator skipped,
      LongAccumulator restored,
      LongAccumulator lost,
      LongAccumulator bytes)
      implements Serializable {}

  /** Takes the part from the checkpoint, or computes it and keeps it there. */
  IndexPart run(
      ShippedModel model,
      IndexDescription description,
      String folder,
      @Nullable Checkpoint checkpoint,
      Counters counters) {
    Optional<IndexPart> known = restore(description, checkpoint);
    if (known.isPresent()) {
      counters.restored().add(1);
      counters.seen().add(files.size());
      return known.get();
    }
    ListedFile.requireFolder(Path.of(folder));
    long start = System.nanoTime();
    IndexPart part = compute(model, description, folder);
    byte[] packed = part.packed();
    if (checkpoint != null && !checkpoint.keep(name, packed)) {
      counters.lost().add(1);
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    counters.seen().add(files.size());
    counters.skipped().add(part.refusals().size());
    counters.bytes().add(packed.length);
    LOG.info(
        "{} files, {} skipped, {} s, {} a second, {} bytes: {}",
        files.size(),
        part.refusals().size(),
        String.format(Locale.ROOT, "%.1f", seconds),
        String.format(Locale.ROOT, "%.2f", files.size() / seconds),
        packed.length,
        name);
    return part;
  }

  private Optional<IndexPart> restore(
      IndexDescription description, @Nullable Checkpoint checkpoint) {
    if (checkpoint == null) {
      return Optional.empty();
    }
    Optional<byte[]> packed = checkpoint.find(name);
    if (packed.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(IndexPart.unpacked(description, packed.get()));
    } catch (IOException e) {
      LOG.warn("{} is computed again", name, e);
      return Optional.empty();
    }
  }

  private IndexPart compute(ShippedModel model, IndexDescription description, String folder) {
    List<Refusal> refusals = new ArrayList<>();
    PartialIndex index =
        NodeEngine.of(model)
            .indexes()
            .part(
                description,
                Path.of(folder),
                files.stream().map(ListedFile::file).toList(),
                new Noting(refusals),
                NodeEngine.cancellation());
    return new IndexPart(index, refusals);
  }

  private record Noting(List<Refusal> refusals) implements IndexingListener {
    @Override
    public void report(long done, long total, String what) {
      // Spark counts whole tasks.
    }

    @Override
    public void skipped(SkippedPhotograph photograph) {
      refusals.add(Refusal.of(photograph.file(), photograph.reason()));
    }
  }
}
