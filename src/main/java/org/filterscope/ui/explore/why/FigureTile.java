package org.filterscope.ui.explore.why;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.image.Picture;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.explore.unit.PictureTools;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.unit.PictureOverlay;
import org.jspecify.annotations.Nullable;

/** A picture with its title and caption, which can be enlarged, saved and copied. */
final class FigureTile extends VBox {

  private final PicturePane pane;
  private final StringProperty title = new SimpleStringProperty("");
  private final Label caption = Texts.note("");

  /**
   * Creates an empty tile.
   *
   * @param id its picture's ID
   * @param exhibit what is saved and copied of it
   */
  FigureTile(
      Executor desk,
      PictureTools tools,
      String id,
      String title,
      Supplier<Optional<Exportable>> exhibit) {
    super(4);
    getStyleClass().add("figure-tile");
    this.title.set(title);
    pane = new PicturePane(desk);
    pane.setId(id);
    pane.setMinSize(0, 0);
    pane.leaveWheelToPage();
    PictureOverlay.Enlarged enlarged =
        new PictureOverlay.Enlarged(pane, this.title, caption.textProperty(), exhibit);
    tools.menu().attach(pane, exhibit);
    Label heading = Texts.heading("");
    heading.textProperty().bind(this.title);
    heading.setMinWidth(0);
    HBox row =
        new HBox(
            2,
            heading,
            Texts.spring(),
            tools.menu().saveButton(exhibit),
            tools.overlay().button(enlarged));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("section-heading");
    getChildren().addAll(row, pane, caption);
    side(170);
  }

  /** Makes the picture as large as a value says, in logical pixels. */
  FigureTile side(ObservableDoubleValue side) {
    pane.prefHeightProperty().bind(side);
    pane.minHeightProperty().bind(side);
    pane.maxHeightProperty().bind(side);
    prefWidthProperty().bind(side);
    minWidthProperty().bind(side);
    maxWidthProperty().bind(side);
    return this;
  }

  /** Makes the picture of a fixed size, in logical pixels. */
  FigureTile side(double side) {
    pane.setPrefHeight(side);
    pane.setMinHeight(side);
    pane.setMaxHeight(side);
    setPrefWidth(side);
    setMinWidth(side);
    setMaxWidth(side);
    setMinHeight(Region.USE_PREF_SIZE);
    return this;
  }

  /** Shows a picture. */
  void show(@Nullable Picture picture, String text) {
    pane.pictureProperty().set(picture);
    caption.setText(text);
    pane.setAccessibleText(title.get() + ". " + text);
  }

  /** Changes the title. */
  void title(String other) {
    title.set(other);
  }

  /** The picture that is shown; null for none. */
  @Nullable Picture picture() {
    return pane.pictureProperty().get();
  }
}
