package org.filterscope.ui.learn.answer;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.export.NumpyWriter;
import org.filterscope.network.Node;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.ColourBar;
import org.filterscope.ui.unit.NumberFormats;
import org.filterscope.ui.unit.UnitAddress;
import org.filterscope.ui.unit.UnitNames;
import org.jspecify.annotations.Nullable;

/** Where the chosen input of a dense layer comes from: its unit's map over the photograph. */
final class InputPane extends VBox {

  private static final double SIDE = 190;

  private final Lesson lesson;
  private final Messages words;
  private final UnitNames names;
  private final ContributionsViewModel model;
  private final Label title = Texts.heading("");
  private final PicturePane picture;
  private final ColourBar bar = new ColourBar();
  private final Label product = Texts.text("");
  private final Label origin = Texts.note("");
  private final Button explore = new Button();

  InputPane(
      Lesson lesson, ContributionsViewModel model, UnitNames names, Subscriptions subscriptions) {
    super(6);
    this.lesson = lesson;
    this.model = model;
    this.names = names;
    words = lesson.words();
    setId("input-place");
    setMinWidth(SIDE);
    setPrefWidth(SIDE);
    setMaxWidth(SIDE);
    picture = new PicturePane(lesson.workspace().desk());
    picture.setId("input-map");
    picture.setMinSize(SIDE, SIDE);
    picture.setPrefSize(SIDE, SIDE);
    picture.setMaxSize(SIDE, SIDE);
    product.setId("input-product");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    explore.setId("input-explore");
    explore.setText(words.get("learn.answer.to-explore"));
    explore.getStyleClass().add("small");
    explore.setOnAction(event -> toExplore());
    getChildren().addAll(title, product, picture, bar, origin, explore);
    lesson.menu().attach(picture, this::exhibit);
    subscriptions.onValue(model.place(), this::show);
    show(model.place().get());
  }

  /** Shows the chosen input's unit in Explore, or its cell if it is one. */
  void toExplore() {
    InputPlace place = model.place().get();
    if (place == null) {
      return;
    }
    Node layer = place.origin().layer();
    int channel = place.origin().channel();
    if (place.isMean() || layer.shape().isVector()) {
      lesson.ways().toExplore(new UnitAddress(layer.name(), channel));
    } else {
      var cells = place.origin().cells();
      lesson.ways().toExplore(new CellAddress(layer.name(), channel, cells.top(), cells.left()));
    }
  }

  private void show(@Nullable InputPlace place) {
    setVisible(place != null);
    if (place == null) {
      return;
    }
    Node layer = place.origin().layer();
    String unit = names.title(layer, place.origin().channel());
    title.setText(unit);
    product.setText(
        words.get(
            "learn.dense.product",
            NumberFormats.of(place.input()),
            NumberFormats.of(place.weight()),
            NumberFormats.of(place.product())));
    boolean hasMap = place.overlay() != null;
    Texts.show(picture, hasMap);
    Texts.show(bar, hasMap);
    picture.pictureProperty().set(place.overlay());
    // If the whole map counts, there is no part to mark.
    picture.markProperty().set(place.isWholeMap() ? null : place.cells());
    picture.setAccessibleText(words.get("learn.dense.map.accessible", unit));
    if (place.painter() != null) {
      bar.show(place.painter().colours(), place.painter().scale());
    }
    origin.setText(inWords(place, layer));
    explore.setVisible(layer.isLayer());
  }

  private String inWords(InputPlace place, Node layer) {
    if (layer.shape().isVector()) {
      return words.get("learn.dense.origin.unit", layer.name());
    }
    var cells = place.origin().cells();
    return place.isMean()
        ? words.get(
            place.isScaled() ? "learn.dense.origin.scaled" : "learn.dense.origin.mean",
            cells.height(),
            cells.width(),
            layer.name())
        : words.get(
            "learn.dense.origin.cell",
            Integer.toString(cells.top()),
            Integer.toString(cells.left()),
            layer.name());
  }

  private Optional<Exportable> exhibit() {
    InputPlace place = model.place().get();
    if (place == null || place.overlay() == null || place.map() == null) {
      return Optional.empty();
    }
    var overlay = place.overlay();
    var map = place.map();
    return Optional.of(
        Exportable.of(
            title.getText(),
            "input-" + place.place(),
            () -> overlay,
            title.getText(),
            file -> NumpyWriter.write(map, file)));
  }
}
