package org.filterscope.ui.learn.experiment;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.experiment.result.Result;
import org.filterscope.ui.Messages;
import org.filterscope.ui.dialog.Confirmation;
import org.filterscope.ui.dialog.QuestionDialogs;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.ChapterContent;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;
import org.filterscope.ui.learn.chapter.Visit;

/** One of the paper's experiments: what was done, what is done here, a run, and its result. */
public final class ExperimentChapter implements Chapter {

  private final ExperimentSetup setup;
  private final ExperimentViewModel model;
  private final ExperimentView view;
  private final QuestionDialogs questions;
  private final ChapterContent content;

  /** Opens an experiment with what is to be chosen before it runs. */
  public ExperimentChapter(Experiment experiment, Lesson lesson, ExperimentSetup setup) {
    Messages words = lesson.words();
    this.setup = setup;
    model = new ExperimentViewModel(experiment, lesson);
    view = new ExperimentView(experiment, lesson, setup, model);
    questions = new QuestionDialogs(words, () -> view);
    String key = "learn.experiment." + experiment.id();
    content =
        new ChapterContent(
            view,
            List.of(read(words, key + ".paper"), read(words, key + ".here")),
            new Task(words.get(key + ".task")));
    model.finished().addListener((ListChangeListener<Result>) change -> task().finish());
  }

  private static Step read(Messages words, String key) {
    return new Step(
        words.get(key + ".title"),
        words.get(key + ".text"),
        words.get("learn.experiment.source"),
        List.of());
  }

  @Override
  public ChapterContent content() {
    return content;
  }

  @Override
  public Optional<String> obstacle() {
    return setup.obstacle();
  }

  @Override
  public Optional<Exportable> figure() {
    return view.figure();
  }

  @Override
  public void visit(Visit visit) {
    setup.visit(visit);
  }

  @Override
  public boolean mayChangeModel() {
    return !model.isRunning() || questions.confirm(new Confirmation("learn.experiment.change."));
  }

  @Override
  public void close() {
    model.close();
    setup.close();
  }
}
