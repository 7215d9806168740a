package org.filterscope.ui.explore.why;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.filterscope.explanation.ClassActivation;
import org.filterscope.explanation.Randomisation;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Enlargement;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Overlay;
import org.filterscope.figure.Scale;
import org.filterscope.image.Picture;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.projection.Seed;
import org.filterscope.projection.SilentUnit;
import org.filterscope.task.Answers;
import org.filterscope.task.Job;
import org.filterscope.task.Problem;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Subscriptions;
import org.jspecify.annotations.Nullable;

/** A picture again and again while layers become random, without its nodes. */
final class RandomisationViewModel implements AutoCloseable {

  private static final long SEED = 1;

  private final Workspace workspace;
  private final Model model;
  private final ReadOnlyObjectProperty<@Nullable Question> question;
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.DECONVNET);
  private final LayerChoice layers;
  private final ObservableList<Step> steps = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper isWhole = new ReadOnlyBooleanWrapper();
  private final ExplanationJob<Boolean> randomising;
  private final Subscriptions subscriptions = new Subscriptions();

  /** The pictures that can be put to the test. */
  enum Kind {
    /** The unit's projection, deconvnet. */
    DECONVNET,
    /** The unit's projection, guided. */
    GUIDED,
    /** The unit's projection, gradient. */
    GRADIENT,
    /** Class activation at a chosen layer. */
    CLASS_ACTIVATION
  }

  /**
   * A picture and how like the first it is.
   *
   * @param layer the lowest random layer; empty for the picture of the network as it is
   * @param picture the picture
   * @param spearman rank correlation with the first picture; empty if one of the two is constant
   */
  record Step(String layer, Picture picture, OptionalDouble spearman) {

    /** Whether it is the picture of the network as it is. */
    boolean isFirst() {
      return layer.isEmpty();
    }
  }

  RandomisationViewModel(
      Workspace workspace, Model model, ReadOnlyObjectProperty<@Nullable Question> question) {
    this.workspace = workspace;
    this.model = model;
    this.question = question;
    layers = new LayerChoice(model);
    randomising = new ExplanationJob<>(workspace);
    subscriptions.onChange(question, this::asked);
    subscriptions.onChange(kind, this::clear);
    subscriptions.onChange(layers.layer(), this::layerChanged);
  }

  /** Which picture is put to the test. */
  ObjectProperty<Kind> kind() {
    return kind;
  }

  /** The layer of class activation. */
  LayerChoice layers() {
    return layers;
  }

  /** The pictures so far, that of the network as it is first. */
  ObservableList<Step> steps() {
    return steps;
  }

  /** Whether all steps are there. */
  ReadOnlyBooleanProperty isWhole() {
    return isWhole.getReadOnlyProperty();
  }

  /** What makes the pictures; null if nothing does. */
  ObservableValue<@Nullable Job<Boolean>> job() {
    return randomising.job();
  }

  /** The last step's rank correlation, once all are there; empty if it cannot be told. */
  OptionalDouble lastLikeness() {
    return isWhole.get() && steps.size() > 1
        ? steps.get(steps.size() - 1).spearman()
        : OptionalDouble.empty();
  }

  /** Replaces layers by random ones, from the top down. */
  void start() {
    Question now = question.get();
    if (now == null) {
      return;
    }
    clear();
    Kind wanted = kind.get();
    Node layer = layers.layer().get();
    randomising.start(
        workspace.words().get("why.random.job", now.target().label()),
        job ->
            (wanted == Kind.CLASS_ACTIVATION && layer != null)
                ? classActivations(now, layer, job)
                : projections(now, mode(wanted), job),
        result -> isWhole.set(true));
  }

  @Override
  public void close() {
    subscriptions.close();
    randomising.leave();
  }

  private static Mode mode(Kind kind) {
    return switch (kind) {
      case GUIDED -> Mode.GUIDED;
      case GRADIENT -> Mode.GRADIENT;
      case DECONVNET, CLASS_ACTIVATION -> Mode.DECONVNET;
    };
  }

  private boolean projections(Question now, Mode mode, Job<Boolean> job) {
    ProjectionResult projected =
        Answers.await(
            now.inspection()
                .project(
                    now.target().node().name(),
                    now.target().unit(),
                    new Seed.Strongest(),
                    mode,
                    job.cancellation()));
    if (projected instanceof SilentUnit silence) {
      throw new Problem("randomise.silent", silence.layer() + " / " + silence.channel());
    }
    Projection first = (Projection) projected;
    Consumer<Step> each = step -> randomising.whileRunning(job, () -> steps.add(step));
    each.accept(new Step("", paint(first), OptionalDouble.of(1)));
    Randomisation.of(
        now.inspection(),
        first,
        SEED,
        step -> each.accept(new Step(step.layer(), paint(step.picture()), step.spearman())),
        job,
        job.cancellation());
    return true;
  }

  private boolean classActivations(Question now, Node layer, Job<Boolean> job) {
    Picture input = now.inspection().input();
    Consumer<Step> each = step -> randomising.whileRunning(job, () -> steps.add(step));
    Randomisation.ofClassActivation(
        now.inspection(),
        layer,
        now.target(),
        SEED,
        first -> each.accept(new Step("", paint(first, input), OptionalDouble.of(1))),
        step -> each.accept(new Step(step.layer(), paint(step.picture(), input), step.spearman())),
        job,
        job.cancellation());
    return true;
  }

  /** All steps are projections of one cell, so the same part of the input is seen in all. */
  private Picture paint(Projection projection) {
    return UnitPictures.closeUp(projection, model.preparation());
  }

  private static Picture paint(ClassActivation activation, Picture input) {
    MapPainter painter = new MapPainter(ColourMap.VIRIDIS, Scale.of(activation.map()));
    return Overlay.of(input, activation.map(), painter, Enlargement.SMOOTH);
  }

  private void asked() {
    Question now = question.get();
    if (now != null) {
      layers.before(now.target().node());
    }
    clear();
  }

  private void layerChanged() {
    if (kind.get() == Kind.CLASS_ACTIVATION) {
      clear();
    }
  }

  private void clear() {
    randomising.leave();
    isWhole.set(false);
    steps.clear();
  }
}
