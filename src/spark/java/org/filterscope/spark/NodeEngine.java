package org.filterscope.spark;

import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.util.TaskCompletionListener;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Classifier;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.patches.build.IndexBuilder;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.training.FolderFeatures;
import org.filterscope.training.data.FeatureCache;
import org.jspecify.annotations.Nullable;

/** The one engine of an executor's process, with the model that it was opened for. */
final class NodeEngine {

  /** Tasks arrive without a common owner, so the process itself owns the engine. */
  private static final Holder HERE = new Holder();

  private final ShippedModel shipped;
  private final Engine engine = new Engine();
  private final PictureReader pictures = new PictureReader();
  private final Model model;
  private final Inspector inspector;

  private NodeEngine(ShippedModel shipped) {
    this.shipped = shipped;
    this.model = shipped.load(SparkEnv.get().executorId() + " on " + host());
    this.inspector = new Inspector(engine, model);
  }

  /** The engine of this process; opened by the first task that needs it. */
  static NodeEngine of(ShippedModel model) {
    return HERE.open(model);
  }

  /** Cancels its work as soon as Spark ends the running task. */
  static Cancellation cancellation() {
    Cancellation cancellation = new Cancellation();
    TaskContext task = TaskContext.get();
    if (task != null) {
      TaskCompletionListener end = ended -> cancellation.cancel();
      task.addTaskCompletionListener(end);
    }
    return cancellation;
  }

  /** Builds parts of indexes. */
  IndexBuilder indexes() {
    return new IndexBuilder(engine, model, inspector.forward(), pictures);
  }

  /** Classifies photographs. */
  Classifier classifier() {
    return new Classifier(inspector, pictures);
  }

  /** Computes features into a cache of this task. */
  FolderFeatures features(FeatureCache cache, FolderFeatures.Wanted wanted) {
    return new FolderFeatures(engine, model, pictures, cache, wanted);
  }

  private void close() {
    inspector.close();
    engine.close();
  }

  private static String host() {
    return SparkEnv.get().rpcEnv().address() == null
        ? SparkEnv.get().blockManager().blockManagerId().host()
        : SparkEnv.get().rpcEnv().address().host();
  }

  private static final class Holder {
    private @Nullable NodeEngine open;

    synchronized NodeEngine open(ShippedModel model) {
      if (open != null && open.shipped.equals(model)) {
        return open;
      }
      if (open != null) {
        open.close();
      }
      open = new NodeEngine(model);
      return open;
    }
  }
}
