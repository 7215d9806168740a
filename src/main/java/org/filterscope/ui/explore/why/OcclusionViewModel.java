package org.filterscope.ui.explore.why;

import java.util.List;
import java.util.OptionalInt;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.filterscope.explanation.CoverGrid;
import org.filterscope.explanation.Occlusion;
import org.filterscope.explanation.OcclusionMaps;
import org.filterscope.figure.OcclusionFigure;
import org.filterscope.image.Picture;
import org.filterscope.lesson.answer.CoveredPicture;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.task.Job;
import org.filterscope.task.Problem;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.index.Indexes;
import org.jspecify.annotations.Nullable;

/**
 * A square over the photograph, position by position (Zeiler and Fergus 2013, figure 7), without
 * its nodes.
 */
final class OcclusionViewModel implements AutoCloseable {

  /** The level of {@link #grey} that stands for the mean colour. */
  static final int MEAN = -1;

  private static final int SIZE = 32;
  private static final int STEP = 16;

  private final Workspace workspace;
  private final Model model;
  private final ReadOnlyObjectProperty<@Nullable Question> question;
  private final LayerChoice layers;
  private final IntegerProperty size = new SimpleIntegerProperty(this, "size", SIZE);
  private final IntegerProperty step = new SimpleIntegerProperty(this, "step", STEP);
  private final IntegerProperty grey = new SimpleIntegerProperty(this, "grey", MEAN);
  private final ReadOnlyObjectWrapper<@Nullable Painted> painted = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Settings> asked = new SimpleObjectProperty<>();
  private final BooleanBinding stale;
  private final ExplanationJob<Painted> covering;
  private final UnitPictures unit;
  private final Subscriptions subscriptions = new Subscriptions();

  /** All that the maps depend on besides the question. */
  record Settings(int size, int step, int grey, @Nullable Node layer) {}

  /**
   * The maps so far, painted.
   *
   * @param maps the maps; positions that are not known yet have the values of a known neighbour
   * @param total figure 7 (b)
   * @param probability figure 7 (d)
   * @param label figure 7 (e)
   * @param legend the colours of figure 7 (e)
   */
  record Painted(
      OcclusionMaps maps,
      Picture total,
      Picture probability,
      Picture label,
      List<OcclusionFigure.LegendEntry> legend) {

    static Painted of(OcclusionMaps maps, Picture input) {
      return new Painted(
          maps,
          OcclusionFigure.of(maps, OcclusionFigure.Part.TOTAL, input),
          OcclusionFigure.of(maps, OcclusionFigure.Part.PROBABILITY, input),
          OcclusionFigure.of(maps, OcclusionFigure.Part.LABEL, input),
          OcclusionFigure.legend(maps));
    }
  }

  OcclusionViewModel(
      Workspace workspace,
      ModelInUse used,
      Indexes indexes,
      ReadOnlyObjectProperty<@Nullable Question> question) {
    this.workspace = workspace;
    this.question = question;
    model = used.model();
    layers = new LayerChoice(model);
    covering = new ExplanationJob<>(workspace);
    unit = new UnitPictures(workspace.requests(), used, indexes);
    stale =
        Bindings.createBooleanBinding(
            () -> painted.get() != null && !settings().equals(asked.get()),
            painted,
            asked,
            size,
            step,
            grey,
            layers.layer());
    subscriptions.onChange(question, this::clear);
  }

  /** Side of the square, in pixels of the input. */
  IntegerProperty size() {
    return size;
  }

  /** Pixels from one position to the next. */
  IntegerProperty step() {
    return step;
  }

  /** The square's level of grey, 0 to 255, or {@link #MEAN}. */
  IntegerProperty grey() {
    return grey;
  }

  /** The layer whose strongest unit is watched, where no unit is asked about. */
  LayerChoice layers() {
    return layers;
  }

  /** The maps so far; null before the first. */
  ReadOnlyObjectProperty<@Nullable Painted> painted() {
    return painted.getReadOnlyProperty();
  }

  /** Whether what is shown was made with other settings. */
  BooleanBinding stale() {
    return stale;
  }

  /** What covers the photograph; null if nothing does. */
  ObservableValue<@Nullable Job<Painted>> job() {
    return covering.job();
  }

  /** The watched unit's own pictures. */
  UnitPictures unit() {
    return unit;
  }

  /** The square's colour as the network reads it. */
  float[] colour() {
    return grey.get() == MEAN
        ? model.preparation().meanColour()
        : model.preparation().pixel(argb());
  }

  /** The square's colour as it is drawn. */
  int argb() {
    return grey.get() == MEAN
        ? CoveredPicture.meanColour(model.preparation())
        : 0xFF000000 | grey.get() * 0x010101;
  }

  /** The layer of the watched unit; null if the network has no maps. */
  @Nullable Node watchedLayer() {
    Question now = question.get();
    return now != null && now.isUnitWithMap() ? now.target().node() : layers.layer().get();
  }

  /** The watched unit's channel; empty for the layer's strongest. */
  OptionalInt watchedChannel() {
    Question now = question.get();
    return now != null && now.isUnitWithMap()
        ? OptionalInt.of(now.target().unit())
        : OptionalInt.empty();
  }

  /** Covers the photograph, coarse to fine. What cannot be covered is told as a problem. */
  void start() {
    Question now = question.get();
    Node layer = watchedLayer();
    if (now == null || layer == null) {
      return;
    }
    Occlusion occlusion;
    try {
      CoverGrid grid = CoverGrid.over(model.network().input(), size.get(), step.get());
      occlusion = new Occlusion(grid, colour(), layer, watchedChannel(), watchedClass(now));
    } catch (Problem e) {
      workspace.notices().problem(e);
      return;
    }
    clear();
    asked.set(settings());
    Picture input = now.inspection().input();
    covering.start(
        workspace.words().get("why.cover.job", now.photograph()),
        job ->
            Painted.of(
                occlusion.coverLive(
                    now.inspection(),
                    maps -> {
                      Painted next = Painted.of(maps, input);
                      covering.whileRunning(job, () -> show(now, next));
                    },
                    job,
                    job.cancellation()),
                input),
        result -> show(now, result));
  }

  private static OptionalInt watchedClass(Question now) {
    return now.isClass() ? OptionalInt.of(now.target().unit()) : OptionalInt.empty();
  }

  private void show(Question of, Painted next) {
    boolean isFirst = painted.get() == null;
    painted.set(next);
    if (isFirst) {
      OcclusionMaps maps = next.maps();
      unit.show(of, of.node(maps.layer()), maps.channel());
    }
  }

  private Settings settings() {
    return new Settings(size.get(), step.get(), grey.get(), watchedLayer());
  }

  private void clear() {
    covering.leave();
    painted.set(null);
    asked.set(null);
    unit.clear();
  }

  @Override
  public void close() {
    subscriptions.close();
    clear();
    unit.close();
  }
}
