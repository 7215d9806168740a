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
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.UnitAddress;

/** Maps become maps: a deeper unit's sum, added up from the maps of the layer before. */
public final class MapsChapter implements Chapter {

  /** The id by which sessions and links find it. */
  public static final String ID = "maps";

  private final Lesson lesson;
  private final Messages words;
  private final MapsViewModel model;
  private final Playing playing;
  private final MapsView view;
  private final ChapterContent content;

  /** Opens the chapter. */
  public MapsChapter(Lesson lesson) {
    this.lesson = lesson;
    words = lesson.words();
    FilterViewModel unit = new FilterViewModel(lesson, MapsViewModel.layers(lesson), () -> {});
    if (unit.layers().size() > 1) {
      // The first convolution of a block reads pooled maps, which hold less.
      unit.layer().set(unit.layers().get(1));
    }
    model = new MapsViewModel(lesson, unit);
    playing = new Playing(this::addOne, by -> model.add(by));
    view =
        new MapsView(
            words,
            lesson.workspace().desk(),
            lesson.used().model().preparation(),
            model,
            playing,
            this::goTo);
    Step.Link explore = new Step.Link(words.get("learn.link.explore"), this::explore);
    content =
        new ChapterContent(
            view,
            List.of(
                Step.of(words, "learn.maps.sum.", explore),
                Step.of(words, "learn.maps.signs.", explore),
                Step.of(words, "learn.maps.back.", explore)),
            new Task(words.get("learn.maps.task")));
  }

  @Override
  public ChapterContent content() {
    return content;
  }

  @Override
  public Optional<String> obstacle() {
    return model.unit().layers().isEmpty()
        ? Optional.of(words.get("learn.maps.obstacle", lesson.used().model().name()))
        : Optional.empty();
  }

  @Override
  public Optional<Exportable> figure() {
    FilterCell cell = model.unit().cell().get();
    if (cell == null || cell.of().unit() == null) {
      return Optional.empty();
    }
    String name =
        cell.of().unit().layer().name()
            + "-"
            + cell.of().channel()
            + "-sum-"
            + cell.row()
            + "-"
            + cell.column();
    return FigurePicture.of(view.content(), words.get("learn.maps.figure"), name, name);
  }

  @Override
  public List<KeyHint> keys() {
    List<KeyHint> keys = new ArrayList<>();
    keys.add(new KeyHint(words.get("learn.keys.window"), words.get("learn.keys.window.what")));
    keys.addAll(PlayBar.keys(words));
    keys.add(new KeyHint(words.get("learn.keys.earlier"), words.get("learn.keys.earlier.what")));
    return keys;
  }

  @Override
  public boolean take(KeyCode code) {
    return playing.take(code);
  }

  @Override
  public void visit(Visit visit) {
    if (visit instanceof Visit.ToCell cell) {
      model.unit().visit(cell.cell());
    }
  }

  @Override
  public void look(boolean isNow) {
    model.unit().look(isNow);
    playing.look(isNow);
  }

  @Override
  public void close() {
    playing.look(false);
    model.close();
  }

  private void addOne() {
    if (model.add(1)) {
      playing.wanted().set(false);
    }
  }

  /**
   * Goes to the unit that an input channel comes from: in this chapter, or in the first one if it
   * reads the photograph.
   */
  private void goTo(int channel) {
    FilterCell now = model.unit().cell().get();
    if (now == null || now.of().unit() == null) {
      return;
    }
    Optional<CellAddress> origin = model.origin(channel);
    if (origin.isEmpty()) {
      lesson.ways().toExplore(new UnitAddress(now.of().unit().before().name(), channel));
    } else if (model.holds(origin.get().layer())) {
      model.unit().visit(origin.get());
      playing.wanted().set(true);
    } else {
      task().finish();
      lesson.ways().toChapter(FilterChapter.ID, new Visit.ToCell(origin.get()));
    }
  }

  private void explore() {
    Optional.ofNullable(model.unit().cell().get())
        .flatMap(FilterCell::address)
        .ifPresent(lesson.ways()::toExplore);
  }
}
