package org.filterscope.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.util.LongAccumulator;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.filterscope.training.FolderFeatures;
import org.filterscope.training.data.FeatureCache;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * Computes features. What a task has computed is kept on the driver as soon as it arrives, so a
 * restarted driver goes on from there.
 */
final class FeaturesJob {

  private final SparkCluster cluster;
  private final ShippedModel model;

  FeaturesJob(SparkCluster cluster, ShippedModel model) {
    this.cluster = cluster;
    this.model = model;
  }

  /** What a task gives. */
  private record Part(List<FeatureCache.Entry> entries, List<Refusal> refusals)
      implements Serializable {}

  int compute(
      FolderFeatures features,
      List<Path> files,
      Consumer<SkippedPhotograph> skipped,
      Progress progress,
      Cancellation cancellation) {
    List<Refusal> refusals = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (ListedFile file :
        IndexJob.list(cluster, Optional.empty(), files, progress, cancellation)) {
      Refusal refusal = file.refusal();
      if (refusal != null) {
        refusals.add(refusal);
      } else if (known.add(file.photograph()) && !features.has(file.photograph())) {
        unknown.add(file.path());
      }
    }
    int computed = 0;
    if (!unknown.isEmpty()) {
      int before = refusals.size();
      compute(features, unknown, refusals, progress, cancellation);
      computed = unknown.size() - (refusals.size() - before);
    }
    IndexJob.inOrder(refusals, files).forEach(skipped);
    return computed;
  }

  private void compute(
      FolderFeatures features,
      List<String> files,
      List<Refusal> refusals,
      Progress progress,
      Cancellation cancellation) {
    LongAccumulator seen = cluster.counter("photographs computed");
    FolderFeatures.Wanted wanted = features.wanted();
    ShippedModel shipped = model;
    JavaRDD<Part> parts =
        cluster
            .context()
            .parallelize(files, cluster.tasks(files.size()))
            .mapPartitions(some -> List.of(part(shipped, wanted, some, seen)).iterator());
    cluster.run(
        "Features of " + files.size() + " photographs",
        seen,
        files.size(),
        progress,
        cancellation,
        () -> {
          cluster
              .context()
              .sc()
              .runJob(
                  parts.rdd(),
                  new Only(),
                  new Keeping(features.cache(), refusals),
                  ClassTag.<Part>apply(Part.class));
          return true;
        });
  }

  /** A partition's one element. */
  private static final class Only extends AbstractFunction2<TaskContext, Iterator<Part>, Part>
      implements Serializable {
    @Override
    public Part apply(TaskContext task, Iterator<Part> parts) {
      return parts.next();
    }
  }

  /** Keeps what arrives on the driver, one part after another. */
  private static final class Keeping extends AbstractFunction2<Object, Part, BoxedUnit> {
    private final FeatureCache cache;
    private final List<Refusal> refusals;

    Keeping(FeatureCache cache, List<Refusal> refusals) {
      this.cache = cache;
      this.refusals = refusals;
    }

    @Override
    public BoxedUnit apply(Object partition, Part part) {
      part.entries().forEach(cache::keep);
      refusals.addAll(part.refusals());
      return BoxedUnit.UNIT;
    }
  }

  private static Part part(
      ShippedModel model,
      FolderFeatures.Wanted wanted,
      java.util.Iterator<String> files,
      LongAccumulator seen) {
    List<Path> photographs = new ArrayList<>();
    files.forEachRemaining(file -> photographs.add(Path.of(file)));
    for (Path photograph : photographs) {
      ListedFile.requireFolder(photograph.toAbsolutePath().getParent());
    }
    List<Refusal> refusals = new ArrayList<>();
    List<FeatureCache.Entry> entries;
    Path folder = temporary();
    try (FeatureCache cache = FeatureCache.open(folder);
        FolderFeatures features = NodeEngine.of(model).features(cache, wanted)) {
      features.compute(
          photographs,
          left -> refusals.add(Refusal.of(left.file(), left.reason())),
          NodeEngine.cancellation());
      entries = new ArrayList<>(cache.entries());
    } finally {
      remove(folder);
    }
    seen.add(photographs.size());
    return new Part(entries, refusals);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("filterscope-features");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
