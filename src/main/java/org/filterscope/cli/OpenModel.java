package org.filterscope.cli;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.experiment.accuracy.LayerAccuracy;
import org.filterscope.experiment.firstlayer.FirstLayer;
import org.filterscope.experiment.firstlayer.FirstLayerReport;
import org.filterscope.experiment.vector.VectorReader;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.inspection.Inspector;
import org.filterscope.lesson.learning.LearningCurve;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.build.IndexBuilder;
import org.filterscope.patches.query.PatchCrops;
import org.filterscope.patches.query.TopPatchProjector;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Progress;
import org.filterscope.training.FineTuning;
import org.filterscope.training.FolderFeatures;
import org.filterscope.training.PooledHeadTraining;
import org.filterscope.training.data.FeatureCache;

/** A model that is open for one command, with an engine of its own. Ctrl-C cancels its work. */
final class OpenModel implements AutoCloseable {

  private final Services services;
  private final Model model;
  private final Interruption interruption = new Interruption();
  private final Engine engine = new Engine();
  private final Inspector inspector;

  OpenModel(Services services, Model model) {
    this.services = services;
    this.model = model;
    this.inspector = new Inspector(engine, model);
  }

  /** The model. */
  Model model() {
    return model;
  }

  /** Runs the model on photographs. */
  Inspector inspector() {
    return inspector;
  }

  /** The cancellation that Ctrl-C triggers. */
  Cancellation cancellation() {
    return interruption.cancellation();
  }

  /** Builds indexes with the model. */
  IndexBuilder collector() {
    return new IndexBuilder(engine, model, inspector.forward(), services.pictures());
  }

  /** Projects an index's top patches. The caller closes it. */
  TopPatchProjector topPatchProjector() {
    return new TopPatchProjector(
        engine,
        model,
        inspector.forward(),
        inspector.projector(),
        new PatchCrops(model.preparation(), services.pictures()));
  }

  /** Trains the model's last layers on other classes. */
  FineTuning fineTuning(FeatureCache cache) {
    return new FineTuning(engine, model, services.pictures(), cache);
  }

  /** Computes the features that training starts from. The caller closes it. */
  FolderFeatures folderFeatures(FeatureCache cache, FolderFeatures.Wanted wanted) {
    return new FolderFeatures(engine, model, services.pictures(), cache, wanted);
  }

  /** Trains heads with other classes on the model's base. */
  PooledHeadTraining headTraining(FeatureCache cache) {
    return new PooledHeadTraining(engine, model, services.pictures(), cache);
  }

  /** Measures how much the model's features help, as learning curves. */
  LearningCurve learningCurve(FeatureCache cache) {
    return new LearningCurve(engine, model, services.pictures(), cache);
  }

  /** Runs prepared inputs, and keeps what some layers make of them. */
  VectorReader vectors(List<Node> layers) {
    return new VectorReader(engine, inspector, layers);
  }

  /** Examines the model's first layer. */
  FirstLayerReport firstLayer(List<Path> photographs, Progress progress) {
    return FirstLayer.examine(
        engine, inspector, services.pictures(), photographs, progress, cancellation());
  }

  /** Measures how accurate classifiers are on the features of some layers. */
  LayerAccuracy layerAccuracy(List<Node> layers, FeatureCache cache) {
    return new LayerAccuracy(engine, model, services.pictures(), cache, layers);
  }

  /** Runs a photograph through all layers. */
  Inspection inspect(Path image) {
    Picture picture = services.pictures().read(image);
    return Answers.await(inspector.inspect(picture, inspector.framing(picture), cancellation()));
  }

  @Override
  public void close() {
    inspector.close();
    engine.close();
    interruption.close();
  }
}
