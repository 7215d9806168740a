package org.filterscope.ui.learn.training;

import java.util.List;
import java.util.Optional;
import org.filterscope.ui.Messages;
import org.filterscope.ui.dialog.Confirmation;
import org.filterscope.ui.dialog.QuestionDialogs;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.ChapterContent;
import org.filterscope.ui.learn.chapter.FigurePicture;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;
import org.filterscope.ui.learn.chapter.Visit;

/** Why pretrained: how accurate a head becomes on trained features, and on random ones. */
public final class PretrainedChapter implements Chapter {

  /** The id by which sessions and links find it. */
  public static final String ID = "pretrained";

  private final Messages words;
  private final CurveViewModel model;
  private final CurveView view;
  private final QuestionDialogs questions;
  private final ChapterContent content;

  /** Opens the chapter. */
  public PretrainedChapter(Lesson lesson) {
    words = lesson.words();
    model = new CurveViewModel(lesson);
    view = new CurveView(lesson.workspace(), lesson.menu(), model);
    questions = new QuestionDialogs(words, () -> view);
    content =
        new ChapterContent(
            view,
            List.of(
                Step.of(words, "learn.pretrained.curve."),
                Step.of(words, "learn.pretrained.random."),
                Step.of(
                    words,
                    "learn.pretrained.own.",
                    new Step.Link(words.get("learn.to-train"), lesson.ways()::toTrain))),
            new Task(words.get("learn.pretrained.task")));
    model
        .measured()
        .addListener(
            (property, old, now) -> {
              if (now.folder() != null) {
                task().finish();
              }
            });
  }

  @Override
  public ChapterContent content() {
    return content;
  }

  @Override
  public Optional<Exportable> figure() {
    return FigurePicture.of(
        view.figure(),
        words.get("learn.pretrained.title"),
        "pretrained",
        model.measured().get().command());
  }

  @Override
  public void visit(Visit visit) {
    if (visit instanceof Visit.ToFolder to) {
      model.open(to.folder());
    }
  }

  @Override
  public boolean mayChangeModel() {
    return !model.isMeasuring() || questions.confirm(new Confirmation("learn.curve.change."));
  }

  @Override
  public void close() {
    model.close();
  }
}
