package org.filterscope.ui.learn.convolution;

import java.util.List;
import java.util.Optional;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.ChapterContent;
import org.filterscope.ui.learn.chapter.FigurePicture;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Step;
import org.filterscope.ui.learn.chapter.Task;

/** Deeper sees more: one place of the photograph through all layers. */
public final class DeeperChapter implements Chapter {

  /** The id by which sessions and links find it. */
  public static final String ID = "deeper";

  private final Lesson lesson;
  private final Messages words;
  private final DeeperViewModel model;
  private final DeeperView view;
  private final ChapterContent content;

  /** Opens the chapter. */
  public DeeperChapter(Lesson lesson) {
    this.lesson = lesson;
    words = lesson.words();
    Task task = new Task(words.get("learn.deeper.task"));
    model = new DeeperViewModel(lesson, task);
    view =
        new DeeperView(
            words, lesson.workspace().desk(), model, cell -> lesson.ways().toExplore(cell));
    content =
        new ChapterContent(
            view,
            List.of(
                Step.of(words, "learn.deeper.fields."),
                Step.of(words, "learn.deeper.projections."),
                Step.of(words, "learn.deeper.layers.")),
            task);
  }

  @Override
  public ChapterContent content() {
    return content;
  }

  @Override
  public Optional<String> obstacle() {
    return model.blocks().isEmpty()
        ? Optional.of(words.get("learn.deeper.obstacle", lesson.used().model().name()))
        : Optional.empty();
  }

  @Override
  public Optional<Exportable> figure() {
    DeeperViewModel.Place place = model.place().get();
    if (place == null) {
      return Optional.empty();
    }
    String name = "receptive-fields-" + place.row() + "-" + place.column();
    return FigurePicture.of(view.content(), words.get("learn.deeper.figure"), name, name);
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(new KeyHint(words.get("learn.keys.window"), words.get("learn.keys.place.what")));
  }

  @Override
  public void look(boolean isNow) {
    model.look(isNow);
  }

  @Override
  public void close() {
    model.close();
  }
}
