package org.filterscope.ui.learn.answer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.FigurePicture;
import org.filterscope.ui.learn.chapter.Lesson;

/** A figure with a part for each step. Only the part in view computes. */
final class SteppedFigure implements AutoCloseable {

  private final Lesson lesson;
  private final List<StepFigure> parts;
  private final IntegerProperty step = new SimpleIntegerProperty(this, "step");
  private final StackPane place = new StackPane();
  private final StackPane content = new StackPane();
  private final LiveScroll scroll = new LiveScroll(content);
  private final Label none;
  private final Subscriptions subscriptions = new Subscriptions();
  private boolean isInView;

  /**
   * Shows the first step's part.
   *
   * @param parts one for each step; steps may share one
   */
  SteppedFigure(Lesson lesson, List<StepFigure> parts) {
    this.lesson = lesson;
    this.parts = List.copyOf(parts);
    none = Texts.text("");
    none.setId("no-photograph");
    none.getStyleClass().setAll("label", "empty-hint");
    place
        .getStylesheets()
        .add(
            Objects.requireNonNull(SteppedFigure.class.getResource("answer.css")).toExternalForm());
    place.getStyleClass().add("answer-figure");
    content.getStyleClass().add("answer-content");
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    subscriptions.add(StaleMark.follow(lesson.photograph().busy(), content));
    subscriptions.onChange(lesson.photograph().inspection(), this::show);
    subscriptions.onChange(lesson.photograph().photograph(), this::show);
    step.addListener((property, old, now) -> show());
    show();
  }

  /** The figure. */
  StackPane node() {
    return place;
  }

  /** Which step's part is shown. */
  IntegerProperty step() {
    return step;
  }

  /** Called when the figure comes into view or goes out of it. */
  void look(boolean isNow) {
    isInView = isNow;
    show();
  }

  /** What is shown, as a picture. */
  Optional<Exportable> picture(String what, String fileName) {
    return place.getChildren().contains(scroll)
        ? FigurePicture.of(content, what, fileName, lesson.photograph().name())
        : Optional.empty();
  }

  @Override
  public void close() {
    subscriptions.close();
    parts.stream().distinct().forEach(StepFigure::close);
  }

  private void show() {
    StepFigure shown = parts.get(step.get());
    boolean isMissing = shown.needsPhotograph() && lesson.photograph().inspection().get() == null;
    boolean isOnItsWay = lesson.photograph().photograph().get() != null;
    none.setText(
        lesson.words().get(isOnItsWay ? "learn.answer.passing" : "learn.answer.no-photograph"));
    put(content, shown.node());
    put(place, isMissing ? none : scroll);
    for (StepFigure part : parts) {
      if (part != shown) {
        part.look(false);
      }
    }
    shown.look(isInView);
  }

  /** A node that is there already stays, because adding it again would lose the focus. */
  private static void put(StackPane pane, Node node) {
    if (!pane.getChildren().equals(List.of(node))) {
      pane.getChildren().setAll(node);
    }
  }
}
