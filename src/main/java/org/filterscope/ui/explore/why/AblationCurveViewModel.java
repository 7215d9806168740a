package org.filterscope.ui.explore.why;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.filterscope.explanation.AblationCurve;
import org.filterscope.image.PictureFolder;
import org.filterscope.network.Node;
import org.filterscope.task.Job;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Subscriptions;
import org.jspecify.annotations.Nullable;

/** The curve over numbers of units that are switched off, without its nodes. */
final class AblationCurveViewModel implements AutoCloseable {

  private static final int PHOTOGRAPHS = 20;
  private static final long SEED = 1;

  private final Workspace workspace;
  private final ModelInUse used;
  private final ReadOnlyObjectProperty<@Nullable Question> question;
  private final LayerChoice layers;
  private final IntegerProperty most = new SimpleIntegerProperty(this, "most", PHOTOGRAPHS);
  private final ReadOnlyObjectWrapper<@Nullable Measured> measured = new ReadOnlyObjectWrapper<>();
  private final ExplanationJob<Measured> measuring;
  private final Subscriptions subscriptions = new Subscriptions();

  /** The class that a curve is about; a photograph does not change it. */
  private int target = -1;

  /**
   * A curve and what it was measured on.
   *
   * @param curve the curve
   * @param folder where the photographs are
   */
  record Measured(AblationCurve curve, Path folder) {}

  AblationCurveViewModel(
      Workspace workspace, ModelInUse used, ReadOnlyObjectProperty<@Nullable Question> question) {
    this.workspace = workspace;
    this.used = used;
    this.question = question;
    layers = new LayerChoice(used.model());
    measuring = new ExplanationJob<>(workspace);
    subscriptions.onChange(question, this::asked);
  }

  /** The layer whose units are switched off. */
  LayerChoice layers() {
    return layers;
  }

  /** The largest number of photographs that are used. */
  IntegerProperty most() {
    return most;
  }

  /** The curve; null before one was measured for the class in question. */
  ReadOnlyObjectProperty<@Nullable Measured> measured() {
    return measured.getReadOnlyProperty();
  }

  /** What measures it; null if nothing does. */
  ObservableValue<@Nullable Job<Measured>> job() {
    return measuring.job();
  }

  /** Measures a curve on a folder's photographs. */
  void start(Path folder) {
    Question now = question.get();
    Node layer = layers.layer().get();
    if (now == null || layer == null) {
      return;
    }
    int of = classOf(now);
    int limit = most.get();
    measuring.start(
        workspace.words().get("why.curve.job", String.valueOf(folder.getFileName())),
        job -> new Measured(curve(folder, layer, of, limit, job), folder),
        measured::set);
  }

  @Override
  public void close() {
    subscriptions.close();
    measuring.leave();
  }

  private AblationCurve curve(Path folder, Node layer, int of, int limit, Job<Measured> job) {
    List<Path> all = PictureFolder.walk(folder);
    List<Path> photographs = all.subList(0, Math.min(limit, all.size()));
    return AblationCurve.of(
        used.inspector(),
        workspace.reader(),
        photographs,
        layer,
        of,
        SEED,
        (photograph, reason) -> {},
        job,
        job.cancellation());
  }

  private void asked() {
    Question now = question.get();
    if (now != null && classOf(now) != target) {
      measuring.leave();
      measured.set(null);
      target = classOf(now);
    }
  }

  private static int classOf(Question question) {
    return question.isClass()
        ? question.target().unit()
        : question.inspection().classes().get(0).index();
  }
}
