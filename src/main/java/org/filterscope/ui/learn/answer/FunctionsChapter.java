package org.filterscope.ui.learn.answer;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.filterscope.lesson.function.OtherFunctions;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Requests;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/** Functions behind the sums: what they do, what becomes of a network with others or none. */
public final class FunctionsChapter implements Chapter {

  /** What sessions and ways remember it by. */
  public static final String ID = "functions";

  private final Messages words;
  private final Lesson lesson;
  private final Task task;

  /** Null where no layer has a function. */
  private final @Nullable SteppedFigure figure;

  private final @Nullable ChangedFunctionViewModel changed;

  /** Opens the chapter. */
  public FunctionsChapter(Lesson lesson) {
    this.lesson = lesson;
    words = lesson.words();
    task = new Task(words.get("learn.functions.task"));
    var network = lesson.used().model().network();
    if (OtherFunctions.layers(network).isEmpty()) {
      figure = null;
      changed = null;
      return;
    }
    Requests requests = lesson.workspace().requests();
    var inspection = lesson.photograph().inspection();
    FunctionChoice choice = new FunctionChoice(network);
    ChangedFunctionViewModel changing =
        new ChangedFunctionViewModel(requests, lesson.engine(), inspection, choice);
    changing
        .changed()
        .addListener(
            (property, old, now) -> {
              if (now != null && now.isAnotherAnswer()) {
                task.finish();
              }
            });
    changed = changing;
    figure =
        new SteppedFigure(
            lesson,
            List.of(
                new CurvesFigure(
                    lesson,
                    choice,
                    new LayerSumsViewModel(requests, lesson.engine(), inspection, choice)),
                new ChangedFigure(lesson, choice, changing),
                new ComposedFigure(
                    lesson, new ComposedViewModel(requests, lesson.engine(), network, inspection)),
                new GradientFigure(
                    lesson, new GradientFlowViewModel(requests, lesson.engine(), inspection))));
  }

  @Override
  public Node node() {
    return figure == null ? new StackPane() : figure.node();
  }

  @Override
  public List<Step> steps() {
    return List.of(
        new Step(
            words.get("learn.functions.curve.title"),
            words.get("learn.functions.curve.text"),
            words.get("learn.functions.curve.source"),
            List.of()),
        new Step(
            words.get("learn.functions.change.title"),
            words.get("learn.functions.change.text"),
            words.get("learn.functions.change.source"),
            List.of(new Step.Link(words.get("learn.answer.to-explore"), this::toExplore))),
        new Step(
            words.get("learn.functions.compose.title"),
            words.get("learn.functions.compose.text"),
            "",
            List.of()),
        new Step(
            words.get("learn.functions.vanish.title"),
            words.get("learn.functions.vanish.text"),
            words.get("learn.functions.vanish.source"),
            List.of()));
  }

  @Override
  public IntegerProperty step() {
    return figure == null ? new SimpleIntegerProperty() : figure.step();
  }

  @Override
  public Task task() {
    return task;
  }

  @Override
  public Optional<String> obstacle() {
    return figure == null ? Optional.of(words.get("learn.functions.obstacle")) : Optional.empty();
  }

  @Override
  public Optional<Exportable> figure() {
    return figure == null
        ? Optional.empty()
        : figure.picture(words.get("learn.functions.title"), ID);
  }

  @Override
  public void shown() {
    look(true);
  }

  @Override
  public void hidden() {
    look(false);
  }

  @Override
  public void close() {
    if (figure != null) {
      figure.close();
    }
  }

  private void look(boolean isNow) {
    if (figure != null) {
      figure.look(isNow);
    }
  }

  private void toExplore() {
    ChangedFunctionViewModel.Maps maps = changed == null ? null : changed.maps().get();
    if (maps != null) {
      lesson.ways().toExplore(new UnitAddress(maps.of().layer().name(), maps.unit()));
    }
  }
}
