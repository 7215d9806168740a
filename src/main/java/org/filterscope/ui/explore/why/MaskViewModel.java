package org.filterscope.ui.explore.why;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import org.filterscope.explanation.CoverMask;
import org.filterscope.explanation.MaskedAnswer;
import org.filterscope.image.Picture;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Subscriptions;
import org.jspecify.annotations.Nullable;

/** A mask of any shape, drawn by hand, and what is answered under it, without its nodes. */
final class MaskViewModel implements AutoCloseable {

  /** How long the brush has to rest before the network runs. */
  private static final Duration REST = Duration.ofMillis(60);

  private static final double RADIUS = 12;

  private final Workspace workspace;
  private final Model model;
  private final ReadOnlyObjectProperty<@Nullable Question> question;
  private final OcclusionViewModel cover;
  private final DoubleProperty radius = new SimpleDoubleProperty(this, "radius", RADIUS);
  private final ReadOnlyObjectWrapper<CoverMask> mask;
  private final ReadOnlyObjectWrapper<@Nullable Picture> picture = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable MaskedAnswer> answer =
      new ReadOnlyObjectWrapper<>();
  private final LatestRequest<MaskedAnswer> asking;
  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * Starts without a mask.
   *
   * @param cover has the colour, and the unit that is watched
   */
  MaskViewModel(
      Workspace workspace,
      Model model,
      ReadOnlyObjectProperty<@Nullable Question> question,
      OcclusionViewModel cover) {
    this.workspace = workspace;
    this.model = model;
    this.question = question;
    this.cover = cover;
    mask = new ReadOnlyObjectWrapper<>(none());
    asking = workspace.requests().latest(REST, answer::set);
    subscriptions.onChange(question, this::clear);
    subscriptions.onChange(cover.grey(), this::changed);
    subscriptions.onChange(cover.layers().layer(), this::changed);
  }

  /** The brush's radius, in pixels of the input. */
  DoubleProperty radius() {
    return radius;
  }

  /** What is covered. */
  ReadOnlyObjectProperty<CoverMask> mask() {
    return mask.getReadOnlyProperty();
  }

  /** What the network sees with the mask; null without a photograph. */
  ReadOnlyObjectProperty<@Nullable Picture> picture() {
    return picture.getReadOnlyProperty();
  }

  /** What is answered under the mask; null before that. */
  ReadOnlyObjectProperty<@Nullable MaskedAnswer> answer() {
    return answer.getReadOnlyProperty();
  }

  /** Whether the answer is that of an older mask. */
  ReadOnlyBooleanProperty busy() {
    return asking.busy();
  }

  /**
   * Covers or uncovers what is under the brush.
   *
   * @param y the brush's middle, in pixels of the input
   * @param x the brush's middle, in pixels of the input
   * @param isCovered whether to cover or uncover
   */
  void draw(double y, double x, boolean isCovered) {
    if (question.get() == null) {
      return;
    }
    CoverMask next = mask.get().with(y, x, radius.get(), isCovered);
    if (!next.equals(mask.get())) {
      mask.set(next);
      changed();
    }
  }

  /** Removes the mask. */
  void clear() {
    mask.set(none());
    answer.set(null);
    changed();
  }

  @Override
  public void close() {
    subscriptions.close();
    asking.cancel();
  }

  private CoverMask none() {
    Shape input = model.network().input();
    return CoverMask.none(input.height(), input.width());
  }

  private void changed() {
    Question now = question.get();
    picture.set(now == null ? null : painted(now.inspection().input()));
    CoverMask drawn = mask.get();
    Node layer = cover.watchedLayer();
    if (now == null || layer == null || drawn.isEmpty() || drawn.isEverything()) {
      asking.cancel();
      answer.set(null);
      return;
    }
    float[] colour = cover.colour();
    OptionalInt channel = cover.watchedChannel();
    asking.request(
        workspace.words().get("why.mask.job"),
        cancellation ->
            CompletableFuture.supplyAsync(
                () ->
                    MaskedAnswer.of(now.inspection(), drawn, colour, layer, channel, cancellation),
                workspace.desk()));
  }

  private Picture painted(Picture input) {
    int[] argb = input.argb().clone();
    boolean[] covered = mask.get().covered();
    for (int i = 0; i < argb.length; i++) {
      argb[i] = covered[i] ? cover.argb() : argb[i];
    }
    return new Picture(input.width(), input.height(), argb);
  }
}
