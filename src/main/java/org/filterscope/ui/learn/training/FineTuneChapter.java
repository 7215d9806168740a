package org.filterscope.ui.learn.training;

import java.util.List;
import java.util.Optional;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.ChapterContent;
import org.filterscope.ui.learn.chapter.FigurePicture;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;

/** Fine-tune: the sums of the breeds beside a head, on a photograph that is covered in parts. */
public final class FineTuneChapter implements Chapter {

  /** The id by which sessions and links find it. */
  public static final String ID = "finetune";

  private final Messages words;
  private final CoverViewModel model;
  private final CoverView view;
  private final ChapterContent content;
  private final Subscriptions subscriptions = new Subscriptions();

  /** Opens the chapter. */
  public FineTuneChapter(Lesson lesson) {
    words = lesson.words();
    model = new CoverViewModel(lesson);
    view = new CoverView(lesson.workspace(), model, lesson.ways());
    content =
        new ChapterContent(
            view,
            List.of(
                Step.of(
                    words,
                    "learn.finetune.breeds.",
                    new Step.Link(words.get("learn.to-models"), lesson.ways()::toModels)),
                Step.of(words, "learn.finetune.cover."),
                Step.of(
                    words,
                    "learn.finetune.head.",
                    new Step.Link(words.get("learn.to-train"), lesson.ways()::toTrain))),
            new Task(words.get("learn.finetune.task")));
    subscriptions.onChange(lesson.photograph().photograph(), view::show);
    subscriptions.onChange(lesson.photograph().framing(), view::show);
    model.covered().addListener((property, old, now) -> judge());
  }

  private void judge() {
    var open = CoverViewModel.likeliest(model.open().get());
    var covered = CoverViewModel.likeliest(model.covered().get());
    if (open.isPresent() && covered.isPresent() && !open.equals(covered)) {
      task().finish();
    }
  }

  @Override
  public ChapterContent content() {
    return content;
  }

  @Override
  public Optional<Exportable> figure() {
    return FigurePicture.of(view.figure(), words.get("learn.finetune.title"), "cat-or-dog", "");
  }

  @Override
  public void look(boolean isNow) {
    model.look(isNow);
  }

  @Override
  public void close() {
    subscriptions.close();
    model.close();
  }
}
