package org.filterscope.ui.learn.answer;

import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.filterscope.export.NumpyWriter;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.PaintedMap;
import org.filterscope.ui.unit.ColourBar;
import org.jspecify.annotations.Nullable;

/** A map with a title above it and a colour bar below. */
final class MapFigure extends VBox {

  private static final int SAVED_SIDE = 448;

  private final PicturePane pane;
  private final Label title = Texts.heading("");
  private final ColourBar bar = new ColourBar();
  private final String fileName;
  private @Nullable PaintedMap shown;

  /**
   * Creates an empty figure.
   *
   * @param id of the picture
   * @param side of the picture, in the window
   */
  MapFigure(Lesson lesson, String id, ObservableDoubleValue side) {
    super(4);
    fileName = id;
    Executor desk = lesson.workspace().desk();
    pane = new PicturePane(desk);
    pane.setId(id);
    pane.crispProperty().set(true);
    pane.minWidthProperty().bind(side);
    pane.maxWidthProperty().bind(side);
    pane.minHeightProperty().bind(side);
    pane.maxHeightProperty().bind(side);
    title.setWrapText(true);
    title.maxWidthProperty().bind(side);
    title.setMinHeight(USE_PREF_SIZE);
    maxWidthProperty().bind(side);
    getChildren().addAll(title, pane, bar);
    lesson.menu().attach(pane, this::exhibit);
  }

  /** Shows a map, or none. */
  void show(String name, @Nullable PaintedMap map) {
    shown = map;
    title.setText(name);
    pane.setAccessibleText(name);
    pane.pictureProperty().set(map == null ? null : map.picture());
    bar.setVisible(map != null);
    if (map != null) {
      bar.show(map.painter().colours(), map.painter().scale());
    }
  }

  /** Marks a part of the map, in cells. */
  void mark(@Nullable Box part) {
    pane.markProperty().set(part);
  }

  /** The colour bar. */
  ColourBar bar() {
    return bar;
  }

  private Optional<Exportable> exhibit() {
    PaintedMap map = shown;
    if (map == null) {
      return Optional.empty();
    }
    return Optional.of(
        Exportable.of(
            title.getText(),
            fileName,
            () -> enlarged(map.picture()),
            title.getText() + ", " + map.painter().description(),
            file -> NumpyWriter.write(map.map(), file)));
  }

  private static Picture enlarged(Picture picture) {
    int factor = Math.max(1, SAVED_SIDE / Math.max(picture.width(), picture.height()));
    return Tiles.enlarged(picture, picture.width() * factor, picture.height() * factor);
  }
}
