package org.filterscope.ui.learn.answer;

import java.util.List;
import java.util.Optional;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.ChapterContent;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;
import org.filterscope.ui.learn.chapter.Visit;
import org.jspecify.annotations.Nullable;

/** A dense layer: what adds up to a class's sum, and where a network's parameters are. */
public final class DenseChapter implements Chapter {

  /** The id by which sessions and links find it. */
  public static final String ID = "dense";

  private final Messages words;
  private final SteppedFigure figure;
  private final ChapterContent content;

  /** Null if the network has no dense layer. */
  private final @Nullable ContributionsViewModel model;

  /** Opens the chapter. */
  public DenseChapter(Lesson lesson) {
    words = lesson.words();
    var network = lesson.used().model().network();
    boolean hasDense = !ContributionsViewModel.layers(network).isEmpty();
    model =
        hasDense
            ? new ContributionsViewModel(
                lesson.workspace().requests(), network, lesson.photograph().inspection())
            : null;
    Task task = new Task(words.get(hasDense ? "learn.dense.task" : "learn.parameters.task"));
    StepFigure contributions =
        model == null
            ? new MissingFigure(words.get("learn.dense.none"))
            : follow(lesson, model, task);
    ParametersFigure parameters = new ParametersFigure(lesson);
    figure = new SteppedFigure(lesson, List.of(contributions, parameters));
    figure
        .step()
        .addListener(
            (property, old, now) -> {
              if (!hasDense && now.intValue() == 1) {
                task.finish();
              }
            });
    content =
        new ChapterContent(
            figure.node(),
            List.of(Step.of(words, "learn.dense.sum."), Step.of(words, "learn.parameters.")),
            figure.step(),
            task);
  }

  private DenseFigure follow(Lesson lesson, ContributionsViewModel contributions, Task task) {
    contributions
        .chosen()
        .addListener(
            (property, old, now) -> {
              Contributions all = contributions.contributions().get();
              if (all != null && all.mostAgainst().filter(now::equals).isPresent()) {
                task.finish();
              }
            });
    return new DenseFigure(lesson, contributions);
  }

  @Override
  public ChapterContent content() {
    return content;
  }

  @Override
  public Optional<Exportable> figure() {
    return figure.picture(words.get("learn.dense.title"), ID);
  }

  @Override
  public void visit(Visit visit) {
    if (visit instanceof Visit.ToClass to && model != null) {
      figure.step().set(0);
      model.visit(to.index());
    }
  }

  @Override
  public void look(boolean isNow) {
    figure.look(isNow);
  }

  @Override
  public void close() {
    figure.close();
  }
}
