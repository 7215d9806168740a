package org.filterscope.ui.learn.training;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.FigurePicture;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;

/** Fine-tune: the sums of the breeds beside a head, on a photograph that is covered in parts. */
public final class FineTuneChapter implements Chapter {

  /** What sessions and ways remember it by. */
  public static final String ID = "finetune";

  private final Messages words;
  private final CoverViewModel model;
  private final CoverView view;
  private final IntegerProperty step = new SimpleIntegerProperty(this, "step");
  private final Task task;
  private final List<Step> steps;
  private final Subscriptions subscriptions = new Subscriptions();

  /** Opens the chapter. */
  public FineTuneChapter(Lesson lesson) {
    words = lesson.words();
    model = new CoverViewModel(lesson);
    view = new CoverView(lesson.workspace(), model, lesson.ways());
    task = new Task(words.get("learn.finetune.task"));
    steps =
        List.of(
            read("breeds", new Step.Link(words.get("learn.to-models"), lesson.ways()::toModels)),
            read("cover"),
            read("head", new Step.Link(words.get("learn.to-train"), lesson.ways()::toTrain)));
    subscriptions.onChange(lesson.photograph().photograph(), view::show);
    subscriptions.onChange(lesson.photograph().framing(), view::show);
    model.covered().addListener((property, old, now) -> judge());
  }

  private Step read(String name, Step.Link... links) {
    String key = "learn.finetune." + name;
    return new Step(
        words.get(key + ".title"),
        words.get(key + ".text"),
        words.get(key + ".source"),
        List.of(links));
  }

  private void judge() {
    var open = CoverViewModel.likeliest(model.open().get());
    var covered = CoverViewModel.likeliest(model.covered().get());
    if (open.isPresent() && covered.isPresent() && !open.equals(covered)) {
      task.finish();
    }
  }

  @Override
  public Node node() {
    return view;
  }

  @Override
  public List<Step> steps() {
    return steps;
  }

  @Override
  public IntegerProperty step() {
    return step;
  }

  @Override
  public Task task() {
    return task;
  }

  @Override
  public Optional<String> obstacle() {
    return Optional.empty();
  }

  @Override
  public Optional<Exportable> figure() {
    return FigurePicture.of(view.figure(), words.get("learn.finetune.title"), "cat-or-dog", "");
  }

  @Override
  public void shown() {
    model.shown();
  }

  @Override
  public void hidden() {
    model.hidden();
  }

  @Override
  public void close() {
    subscriptions.close();
    model.close();
  }
}
