package org.filterscope.spark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.filterscope.image.PictureReader;
import org.filterscope.patches.build.IndexingListener;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.patches.store.IndexDescription;
import org.filterscope.patches.store.IndexWriter;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.filterscope.task.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts photographs for an index. First the nodes read each file's checksum; so all copies of a
 * photograph go to one task, and count once. Then the tasks' parts are merged in a tree.
 */
final class IndexJob {

  private static final Logger LOG = LoggerFactory.getLogger(IndexJob.class);

  private static final int TREE_DEPTH = 2;

  private final SparkCluster cluster;
  private final ShippedModel model;

  IndexJob(SparkCluster cluster, ShippedModel model) {
    this.cluster = cluster;
    this.model = model;
  }

  /**
   * Counts what the index does not have.
   *
   * @return the number of new photographs
   */
  int count(
      IndexWriter index,
      Path folder,
      List<Path> files,
      IndexingListener watch,
      Cancellation cancellation) {
    if (files.isEmpty()) {
      return 0;
    }
    List<ListedFile> listed = list(cluster, Optional.of(folder), files, watch, cancellation);
    List<Refusal> refusals = new ArrayList<>();
    List<List<ListedFile>> photographs = unknown(listed, index, refusals);
    index.commit();
    int added = 0;
    if (!photographs.isEmpty()) {
      int size = photographs.stream().mapToInt(List::size).sum();
      List<IndexTask> tasks =
          divided(photographs, SparkSettings.photographsPerTask(cluster.conf(), size), name(index));
      IndexPart whole = compute(index.description(), folder, tasks, size, watch, cancellation);
      whole.index().writeTo(index);
      checkpoint().ifPresent(kept -> tasks.forEach(task -> kept.remove(task.name())));
      refusals.addAll(whole.refusals());
      added = whole.photographs();
    }
    inOrder(refusals, files).forEach(watch::skipped);
    return added;
  }

  /** Reads the checksums of files. */
  static List<ListedFile> list(
      SparkCluster cluster,
      Optional<Path> folder,
      List<Path> files,
      Progress progress,
      Cancellation cancellation) {
    LongAccumulator seen = cluster.counter("checksums read");
    String required = folder.map(Path::toString).orElse("");
    JavaRDD<ListedFile> listed =
        cluster
            .context()
            .parallelize(files.stream().map(Path::toString).toList(), cluster.tasks(files.size()))
            .map(
                file -> {
                  Path path = Path.of(file);
                  ListedFile.requireFolder(
                      required.isEmpty() ? path.getParent() : Path.of(required));
                  seen.add(1);
                  return ListedFile.of(path, new PictureReader());
                });
    return cluster.run(
        "Checksums of " + files.size() + " photographs",
        seen,
        files.size(),
        progress,
        cancellation,
        listed::collect);
  }

  /** The copies of each photograph that the index does not have. */
  private static List<List<ListedFile>> unknown(
      List<ListedFile> listed, IndexWriter index, List<Refusal> refusals) {
    Set<String> counted = index.photographs();
    Map<String, List<ListedFile>> copies = new LinkedHashMap<>();
    for (ListedFile file : listed) {
      Refusal refusal = file.refusal();
      if (refusal != null) {
        refusals.add(refusal);
      } else if (counted.contains(file.photograph())) {
        index.add(file.file());
      } else {
        copies.computeIfAbsent(file.photograph(), unseen -> new ArrayList<>()).add(file);
      }
    }
    return new ArrayList<>(copies.values());
  }

  private IndexPart compute(
      IndexDescription description,
      Path folder,
      List<IndexTask> tasks,
      int photographs,
      Progress progress,
      Cancellation cancellation) {
    IndexTask.Counters counters =
        new IndexTask.Counters(
            cluster.counter("photographs looked at"),
            cluster.counter("photographs skipped"),
            cluster.counter("parts taken from the checkpoint"),
            cluster.counter("parts not kept in the checkpoint"),
            cluster.counter("bytes of parts"));
    Checkpoint checkpoint = checkpoint().orElse(null);
    ShippedModel shipped = model;
    String place = folder.toString();
    JavaRDD<IndexPart> parts =
        cluster
            .context()
            .parallelize(tasks, tasks.size())
            .map(task -> task.run(shipped, description, place, checkpoint, counters));
    IndexPart whole =
        cluster.run(
            "Activations of " + photographs + " photographs in " + tasks.size() + " parts",
            counters.seen(),
            photographs,
            progress,
            cancellation,
            () ->
                parts.treeAggregate(
                    IndexPart.empty(description), IndexPart::merge, IndexPart::merge, TREE_DEPTH));
    LOG.info(
        "{} parts, {} of them from the checkpoint, {} bytes in compact form",
        tasks.size(),
        counters.restored().value(),
        counters.bytes().value());
    return whole;
  }

  private Optional<Checkpoint> checkpoint() {
    String folder = cluster.conf().get(SparkSettings.CHECKPOINT, "");
    return folder.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Checkpoint(
                folder, new SerializableConfiguration(cluster.context().hadoopConfiguration())));
  }

  /** All that the activations depend on besides the photographs. */
  private String name(IndexWriter index) {
    return model.checksum() + '\n' + model.driver() + '\n' + index.description() + '\n';
  }

  private static List<IndexTask> divided(
      List<List<ListedFile>> photographs, int each, String whole) {
    List<IndexTask> tasks = new ArrayList<>();
    List<ListedFile> next = new ArrayList<>();
    for (List<ListedFile> copies : photographs) {
      if (!next.isEmpty() && next.size() + copies.size() > each) {
        tasks.add(task(next, whole));
        next = new ArrayList<>();
      }
      next.addAll(copies);
    }
    tasks.add(task(next, whole));
    return tasks;
  }

  private static IndexTask task(List<ListedFile> files, String whole) {
    String all = whole + files;
    return new IndexTask(
        "part-" + Sha256.of(all.getBytes(StandardCharsets.UTF_8)), new ArrayList<>(files));
  }

  /** As they would be told on one machine: in the order of the files. */
  static List<SkippedPhotograph> inOrder(Collection<Refusal> refusals, List<Path> files) {
    Map<String, Refusal> byFile = new HashMap<>();
    refusals.forEach(refusal -> byFile.put(refusal.path(), refusal));
    List<SkippedPhotograph> skipped = new ArrayList<>();
    for (Path file : files) {
      Refusal refusal = byFile.get(file.toString());
      if (refusal != null) {
        skipped.add(refusal.skipped());
      }
    }
    return skipped;
  }
}
