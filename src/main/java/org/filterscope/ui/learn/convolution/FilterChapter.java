package org.filterscope.ui.learn.convolution;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.FigurePicture;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;

/** A filter slides: photograph, kernel, map, and the arithmetic of one cell. */
public final class FilterChapter implements Chapter {

  /** What sessions and ways remember it by. */
  public static final String ID = "filter";

  private final Messages words;
  private final StackPane figure = new StackPane();
  private final IntegerProperty step = new SimpleIntegerProperty(this, "step");
  private final Task task;

  /** Opens the chapter. */
  public FilterChapter(Lesson lesson) {
    words = lesson.words();
    task = new Task(words.get("learn.filter.task"));
  }

  @Override
  public Node node() {
    return figure;
  }

  @Override
  public List<Step> steps() {
    return List.of(
        new Step(
            words.get("learn.filter.window.title"),
            words.get("learn.filter.window.text"),
            words.get("learn.filter.window.source"),
            List.of()));
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
    return FigurePicture.of(figure, words.get("learn.filter.title"), "filter", "");
  }

  @Override
  public void close() {}
}
