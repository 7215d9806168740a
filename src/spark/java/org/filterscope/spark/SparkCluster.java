package org.filterscope.spark;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.filterscope.cli.Cluster;
import org.filterscope.inspection.Classifying;
import org.filterscope.patches.build.IndexBuilder;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.training.FolderFeatures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands' work on Spark. The connection to its master is opened when it is first needed. */
final class SparkCluster implements Cluster, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SparkCluster.class);

  private final StageProgress stages = new StageProgress();
  private @Nullable JavaSparkContext spark;

  @Override
  public IndexBuilder.Counting counting(Shipment model, Cancellation cancellation) {
    return (index, folder, files, watch) ->
        new IndexJob(this, ship(model)).count(index, folder, files, watch, cancellation);
  }

  @Override
  public Classifying classifying(Shipment model) {
    return (images, each, progress, cancellation) ->
        new ClassifyJob(this, ship(model), model.model())
            .classify(images, each, progress, cancellation);
  }

  @Override
  public FolderFeatures.Computing features(Shipment model) {
    return (features, files, skipped, progress, cancellation) ->
        new FeaturesJob(this, ship(model))
            .compute(features, files, skipped, progress, cancellation);
  }

  /** The connection to Spark. */
  JavaSparkContext context() {
    if (spark == null) {
      try {
        spark = new JavaSparkContext(SparkSettings.ofThisProcess());
      } catch (RuntimeException e) {
        throw problem(e);
      }
      spark.sc().addSparkListener(stages);
    }
    return spark;
  }

  /** Settings of the connection. */
  SparkConf conf() {
    return context().getConf();
  }

  /** A count that Spark's pages show beside each stage. */
  LongAccumulator counter(String name) {
    return context().sc().longAccumulator(name);
  }

  /** Into how many tasks of that many photographs the work is divided. */
  int tasks(int photographs) {
    int each = SparkSettings.photographsPerTask(conf(), photographs);
    return Math.max(1, (photographs + each - 1) / each);
  }

  /**
   * Runs a job of one stage or more.
   *
   * @param name of the stage, on Spark's pages and in its log
   * @param seen counts the photographs that were looked at
   * @throws Problem if Spark gave up
   */
  <T> T run(
      String name,
      LongAccumulator seen,
      long total,
      Progress progress,
      Cancellation cancellation,
      Callable<T> job) {
    cancellation.check();
    JavaSparkContext context = context();
    context.setJobGroup("Filterscope", name, false);
    context.setCallSite(name);
    stages.begin(seen, total, progress);
    try {
      return job.call();
    } catch (Exception e) {
      if (cancellation.isCancelled()) {
        throw new Cancelled();
      }
      LOG.error("{} failed", name, e);
      throw problem(e);
    } finally {
      stages.end();
      context.clearCallSite();
      context.clearJobGroup();
    }
  }

  @Override
  public void close() {
    if (spark != null) {
      spark.close();
    }
  }

  private ShippedModel ship(Shipment model) {
    return ShippedModel.of(model, context());
  }

  /** What a task or a node has to say, or else Spark's first line. */
  static Problem problem(Exception failure) {
    List<Throwable> causes =
        Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
            .limit(20)
            .toList();
    for (Throwable cause : causes) {
      if (cause instanceof Problem told) {
        return told;
      }
    }
    String all = causes.get(causes.size() - 1).toString();
    return new Problem(failure, "spark.failed", all.lines().findFirst().orElse(all));
  }
}
