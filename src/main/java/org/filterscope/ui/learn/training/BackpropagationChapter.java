package org.filterscope.ui.learn.training;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.filterscope.lesson.learning.Descent;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.ChapterContent;
import org.filterscope.ui.learn.chapter.FigurePicture;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;
import org.filterscope.ui.learn.chapter.Visit;
import org.jspecify.annotations.Nullable;

/** Backpropagation: two classes as dots, one step taken apart, and fifty. */
public final class BackpropagationChapter implements Chapter {

  /** The id by which sessions and links find it. */
  public static final String ID = "backpropagation";

  private final Messages words;
  private final DescentViewModel model;
  private final DescentView view;
  private final ChapterContent content;

  /** The kinds of learning rates that the user has seen so far. */
  private final Set<LearningRate> seen = EnumSet.noneOf(LearningRate.class);

  /** Opens the chapter. */
  public BackpropagationChapter(Lesson lesson) {
    words = lesson.words();
    model = new DescentViewModel(lesson);
    IntegerProperty step = new SimpleIntegerProperty(this, "step");
    view = new DescentView(lesson.workspace(), model, step);
    Step.Link train = new Step.Link(words.get("learn.to-train"), lesson.ways()::toTrain);
    List<Step> steps = new ArrayList<>();
    for (DescentView.Part part : DescentView.Part.values()) {
      String prefix = "learn.backpropagation." + part.name().toLowerCase(Locale.ROOT) + ".";
      steps.add(
          part == DescentView.Part.FIFTY ? Step.of(words, prefix, train) : Step.of(words, prefix));
    }
    content =
        new ChapterContent(view, steps, step, new Task(words.get("learn.backpropagation.task")));
    model.descent().addListener((property, old, now) -> judge(now));
  }

  @Override
  public ChapterContent content() {
    return content;
  }

  @Override
  public Optional<Exportable> figure() {
    return model.dots().get() == null
        ? Optional.empty()
        : FigurePicture.of(
            view.figure(),
            words.get("learn.backpropagation.title"),
            "backpropagation",
            steps().get(step().get()).title());
  }

  @Override
  public void visit(Visit visit) {
    if (visit instanceof Visit.ToFolder to) {
      model.open(to.folder());
    }
  }

  @Override
  public void look(boolean isNow) {
    if (isNow) {
      model.shown();
    } else {
      view.pause();
    }
  }

  @Override
  public void close() {
    view.pause();
    model.close();
  }

  private void judge(@Nullable Descent run) {
    if (run != null) {
      seen.add(LearningRate.of(run));
      task().progressed(words.get("learn.backpropagation.seen", seen.size()));
      if (seen.containsAll(EnumSet.allOf(LearningRate.class))) {
        task().finish();
      }
    }
  }
}
