package org.filterscope.ui.learn.answer;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.StackPane;
import org.filterscope.lesson.function.OtherFunctions;
import org.filterscope.network.Network;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Requests;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.ChapterContent;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;
import org.filterscope.ui.unit.UnitAddress;
import org.jspecify.annotations.Nullable;

/**
 * Activation functions: what they do, and what happens to a network with other functions or none.
 */
public final class FunctionsChapter implements Chapter {

  /** The id by which sessions and links find it. */
  public static final String ID = "functions";

  private final Messages words;
  private final Lesson lesson;
  private final ChapterContent content;

  /** Null if no layer has a function. */
  private final @Nullable SteppedFigure figure;

  private final @Nullable ChangedFunctionViewModel changed;

  /** Opens the chapter. */
  public FunctionsChapter(Lesson lesson) {
    this.lesson = lesson;
    words = lesson.words();
    Task task = new Task(words.get("learn.functions.task"));
    List<Step> steps =
        List.of(
            Step.of(words, "learn.functions.curve."),
            Step.of(
                words,
                "learn.functions.change.",
                new Step.Link(words.get("learn.answer.to-explore"), this::toExplore)),
            Step.of(words, "learn.functions.compose."),
            Step.of(words, "learn.functions.vanish."));
    Network network = lesson.used().model().network();
    if (OtherFunctions.layers(network).isEmpty()) {
      figure = null;
      changed = null;
      content = new ChapterContent(new StackPane(), steps, task);
      return;
    }
    Requests requests = lesson.workspace().requests();
    var inspection = lesson.photograph().inspection();
    FunctionChoice choice = new FunctionChoice(network);
    ChangedFunctionViewModel changing = new ChangedFunctionViewModel(requests, inspection, choice);
    changing
        .changed()
        .addListener(
            (property, old, now) -> {
              if (now != null && now.isAnotherAnswer()) {
                task.finish();
              }
            });
    changed = changing;
    SteppedFigure stepped =
        new SteppedFigure(
            lesson,
            List.of(
                new CurvesFigure(
                    lesson, choice, new LayerSumsViewModel(requests, inspection, choice)),
                new ChangedFigure(lesson, choice, changing),
                new ComposedFigure(lesson, new ComposedViewModel(requests, network, inspection)),
                new GradientFigure(lesson, new GradientFlowViewModel(requests, inspection))));
    figure = stepped;
    content = new ChapterContent(stepped.node(), steps, stepped.step(), task);
  }

  @Override
  public ChapterContent content() {
    return content;
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
  public void look(boolean isNow) {
    if (figure != null) {
      figure.look(isNow);
    }
  }

  @Override
  public void close() {
    if (figure != null) {
      figure.close();
    }
  }

  private void toExplore() {
    ChangedFunctionViewModel.Maps maps = changed == null ? null : changed.maps().get();
    if (maps != null) {
      lesson.ways().toExplore(new UnitAddress(maps.of().layer().name(), maps.unit()));
    }
  }
}
