package org.filterscope.ui.learn.convolution;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.FigurePicture;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Playing;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;
import org.filterscope.ui.learn.chapter.Visit;
import org.filterscope.ui.unit.CellAddress;

/** A filter slides: photograph, kernel, map, and the arithmetic of one cell. */
public final class FilterChapter implements Chapter {

  /** What sessions and ways remember it by. */
  public static final String ID = "filter";

  /** The step from which on a kernel of one's own slides. */
  private static final int OWN = 3;

  private final Lesson lesson;
  private final Messages words;
  private final Task task;
  private final FilterViewModel model;
  private final Playing playing;
  private final FilterView view;
  private final List<Step> steps;
  private final IntegerProperty step = new SimpleIntegerProperty(this, "step");

  /** Opens the chapter. */
  public FilterChapter(Lesson lesson) {
    this.lesson = lesson;
    words = lesson.words();
    task = new Task(words.get("learn.filter.task"));
    model =
        new FilterViewModel(
            lesson, ConvolutionMaps.layers(lesson.used().model().network()), task::finish);
    playing = new Playing(() -> model.advance(1));
    playing.wanted().set(true);
    view =
        new FilterView(
            words, lesson.workspace().desk(), lesson.used().model().preparation(), model, playing);
    Step.Link explore = new Step.Link(words.get("learn.link.explore"), this::explore);
    steps =
        List.of(
            new Step(
                words.get("learn.filter.window.title"),
                words.get("learn.filter.window.text"),
                words.get("learn.filter.window.source"),
                List.of(explore)),
            new Step(
                words.get("learn.filter.arithmetic.title"),
                words.get("learn.filter.arithmetic.text"),
                "",
                List.of(explore)),
            new Step(
                words.get("learn.filter.shared.title"),
                words.get("learn.filter.shared.text"),
                words.get("learn.filter.shared.source"),
                List.of(explore)),
            new Step(
                words.get("learn.filter.kernel.title"),
                words.get("learn.filter.kernel.text"),
                "",
                List.of()),
            new Step(
                words.get("learn.filter.stride.title"),
                words.get("learn.filter.stride.text"),
                words.get("learn.filter.stride.source"),
                List.of()));
    step.addListener((property, old, now) -> arrive(old.intValue(), now.intValue()));
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
    return model.cell().get() == null
        ? Optional.empty()
        : FigurePicture.of(view.content(), words.get("learn.filter.figure"), name(), name());
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(
        new KeyHint(words.get("learn.keys.window"), words.get("learn.keys.window.what")),
        new KeyHint(words.get("learn.keys.play"), words.get("learn.keys.play.what")),
        new KeyHint(words.get("learn.keys.single"), words.get("learn.keys.single.what")));
  }

  @Override
  public boolean take(KeyCode code) {
    switch (code) {
      case A -> playing.wanted().set(!playing.wanted().get());
      case COMMA -> single(-1);
      case PERIOD -> single(1);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public void visit(Visit visit) {
    if (visit instanceof Visit.ToCell cell) {
      playing.wanted().set(false);
      model.visit(cell.cell());
    }
  }

  @Override
  public void shown() {
    model.look(true);
    playing.look(true);
  }

  @Override
  public void hidden() {
    playing.look(false);
    model.look(false);
  }

  @Override
  public void close() {
    playing.look(false);
    model.close();
  }

  private void single(int by) {
    playing.wanted().set(false);
    model.advance(by);
  }

  /** Steps about a kernel of one's own show one. */
  private void arrive(int old, int now) {
    boolean isOwn = now >= OWN;
    if (isOwn != old >= OWN && !model.layers().isEmpty()) {
      model.own().set(isOwn);
    }
  }

  private void explore() {
    FilterCell cell = model.cell().get();
    if (cell != null && cell.of().unit() != null) {
      lesson
          .ways()
          .toExplore(
              new CellAddress(
                  cell.of().unit().layer().name(), cell.of().channel(), cell.row(), cell.column()));
    }
  }

  /** Of the file: the filter and the cell. */
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
