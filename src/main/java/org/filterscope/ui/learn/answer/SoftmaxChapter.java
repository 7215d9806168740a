package org.filterscope.ui.learn.answer;

import java.util.List;
import java.util.Optional;
import org.filterscope.network.Activation;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.ChapterContent;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;
import org.filterscope.ui.learn.chapter.Visit;
import org.filterscope.ui.unit.UnitAddress;

/** Softmax: the answer's sums become probabilities. */
public final class SoftmaxChapter implements Chapter {

  /** The id by which sessions and links find it. */
  public static final String ID = "softmax";

  private final Lesson lesson;
  private final Messages words;
  private final SoftmaxViewModel model;
  private final SteppedFigure figure;
  private final ChapterContent content;

  /** Opens the chapter. */
  public SoftmaxChapter(Lesson lesson) {
    this.lesson = lesson;
    words = lesson.words();
    Task task = new Task(words.get("learn.softmax.task"));
    model = new SoftmaxViewModel(lesson.workspace().requests(), lesson.photograph().inspection());
    model
        .terms()
        .addListener(
            (property, old, now) -> {
              if (model.isAnotherAnswer()) {
                task.finish();
              }
            });
    SoftmaxFigure table = new SoftmaxFigure(lesson, model);
    // Both steps are about the same table.
    figure = new SteppedFigure(lesson, List.of(table, table));
    content =
        new ChapterContent(
            figure.node(),
            List.of(
                Step.of(
                    words,
                    "learn.softmax.terms.",
                    new Step.Link(words.get("learn.answer.to-explore"), this::toExplore),
                    new Step.Link(words.get("learn.softmax.to-dense"), this::toDense)),
                Step.of(words, "learn.softmax.cool.")),
            figure.step(),
            task);
  }

  @Override
  public ChapterContent content() {
    return content;
  }

  @Override
  public Optional<String> obstacle() {
    Activation last = lesson.used().model().network().output().activation();
    return last.kind() == Activation.Kind.SOFTMAX
        ? Optional.empty()
        : Optional.of(words.get("learn.softmax.obstacle", TriedFunctions.name(words, last)));
  }

  @Override
  public Optional<Exportable> figure() {
    return figure.picture(words.get("learn.softmax.title"), ID);
  }

  @Override
  public void visit(Visit visit) {
    if (visit instanceof Visit.ToClass to) {
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

  private void toExplore() {
    shownClass()
        .ifPresent(
            index ->
                lesson
                    .ways()
                    .toExplore(
                        new UnitAddress(lesson.used().model().network().output().name(), index)));
  }

  private void toDense() {
    shownClass()
        .ifPresent(index -> lesson.ways().toChapter(DenseChapter.ID, new Visit.ToClass(index)));
  }

  /** The class whose terms are highlighted, otherwise the likeliest. */
  private Optional<Integer> shownClass() {
    int lit = model.lit().get();
    return lit == SoftmaxViewModel.NONE
        ? Optional.ofNullable(model.own().get()).map(sums -> sums.shown().get(0))
        : Optional.of(lit);
  }
}
