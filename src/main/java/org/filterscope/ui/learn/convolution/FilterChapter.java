package org.filterscope.ui.learn.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.ChapterContent;
import org.filterscope.ui.learn.chapter.FigurePicture;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.PlayBar;
import org.filterscope.ui.learn.chapter.Playing;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;
import org.filterscope.ui.learn.chapter.Visit;

/** A filter slides: photograph, kernel, map, and the arithmetic of one cell. */
public final class FilterChapter implements Chapter {

  /** The id by which sessions and links find it. */
  public static final String ID = "filter";

  /** From this step on, a typed kernel slides. */
  private static final int OWN = 3;

  private final Lesson lesson;
  private final Messages words;
  private final FilterViewModel model;
  private final Playing playing;
  private final FilterView view;
  private final ChapterContent content;

  /** Opens the chapter. */
  public FilterChapter(Lesson lesson) {
    this.lesson = lesson;
    words = lesson.words();
    Task task = new Task(words.get("learn.filter.task"));
    model =
        new FilterViewModel(
            lesson, ConvolutionMaps.layers(lesson.used().model().network()), task::finish);
    playing = new Playing(() -> model.advance(1), by -> model.advance(by));
    view =
        new FilterView(
            words, lesson.workspace().desk(), lesson.used().model().preparation(), model, playing);
    Step.Link explore = new Step.Link(words.get("learn.link.explore"), this::explore);
    content =
        new ChapterContent(
            view,
            List.of(
                Step.of(words, "learn.filter.window.", explore),
                Step.of(words, "learn.filter.arithmetic.", explore),
                Step.of(words, "learn.filter.shared.", explore),
                Step.of(words, "learn.filter.kernel."),
                Step.of(words, "learn.filter.stride.")),
            task);
    content.step().addListener((property, old, now) -> arrive(old.intValue(), now.intValue()));
  }

  @Override
  public ChapterContent content() {
    return content;
  }

  @Override
  public Optional<Exportable> figure() {
    return model.cell().get() == null
        ? Optional.empty()
        : FigurePicture.of(view.content(), words.get("learn.filter.figure"), name(), name());
  }

  @Override
  public List<KeyHint> keys() {
    List<KeyHint> keys = new ArrayList<>();
    keys.add(new KeyHint(words.get("learn.keys.window"), words.get("learn.keys.window.what")));
    keys.addAll(PlayBar.keys(words));
    return keys;
  }

  @Override
  public boolean take(KeyCode code) {
    return playing.take(code);
  }

  @Override
  public void visit(Visit visit) {
    if (visit instanceof Visit.ToCell cell) {
      playing.wanted().set(false);
      model.visit(cell.cell());
    }
  }

  @Override
  public void look(boolean isNow) {
    model.look(isNow);
    playing.look(isNow);
  }

  @Override
  public void close() {
    playing.look(false);
    model.close();
  }

  /** Steps about a typed kernel show one. */
  private void arrive(int old, int now) {
    boolean isOwn = now >= OWN;
    if (isOwn != old >= OWN && !model.layers().isEmpty()) {
      model.own().set(isOwn);
    }
  }

  private void explore() {
    Optional.ofNullable(model.cell().get())
        .flatMap(FilterCell::address)
        .ifPresent(lesson.ways()::toExplore);
  }

  /** The file's name: the filter and the cell. */
  private String name() {
    FilterCell cell = model.cell().get();
    if (cell == null) {
      return ID;
    }
    ConvolutionMaps unit = cell.of().unit();
    String filter = unit == null ? "own-kernel" : unit.layer().name() + "-" + cell.of().channel();
    return filter + "-cell-" + cell.row() + "-" + cell.column();
  }
}
