package org.filterscope.ui.explore.unit;

import atlantafx.base.controls.Spacer;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.projection.Seed;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.explore.photograph.CellField;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.NumberFormats;
import org.filterscope.ui.unit.PictureOverlay;
import org.jspecify.annotations.Nullable;

/** The unit's map, large; its cells can be pointed at and chosen. */
final class MapSection extends VBox {

  private final UnitPaneViewModel model;
  private final Messages words;
  private final PicturePane pane;
  private final StringProperty title = new SimpleStringProperty("");
  private final Label caption = new Label();
  private final Label noMap = new Label();
  private final IconButton arithmetic;
  private final ToggleButton overlayButton = new ToggleButton();

  MapSection(
      Messages words,
      Executor desk,
      PhotographViewModel photograph,
      UnitPaneViewModel model,
      UnitLinks links,
      PictureTools tools,
      ObservableDoubleValue side) {
    this.words = words;
    this.model = model;
    getStyleClass().add("unit-section");
    pane = new PicturePane(desk);
    pane.setId("map");
    pane.crispProperty().set(true);
    pane.leaveWheelToPage();
    pane.minHeightProperty().bind(side);
    pane.prefHeightProperty().bind(side);
    pane.maxHeightProperty().bind(side);
    pane.onCell(cell -> model.choice().seed().set(new Seed.Cell(cell.row(), cell.column())));
    pane.onPointer(this::point);
    PictureOverlay.Enlarged enlarged =
        new PictureOverlay.Enlarged(
            pane,
            title,
            caption.textProperty(),
            () -> tools.exhibits().map(model.mapPicture().painted().get(), photograph.name()));
    Runnable showing = () -> model.convolvedCell().ifPresent(links.arithmetic());
    arithmetic =
        new IconButton(
            "mdal-calculate",
            words.get("explore.arithmetic"),
            words.get("explore.arithmetic.tooltip"),
            showing);
    arithmetic.setId("show-arithmetic");
    MenuItem item = new MenuItem(words.get("explore.arithmetic"));
    item.setOnAction(event -> showing.run());
    item.disableProperty().bind(arithmetic.disableProperty());
    tools.menu().attach(pane, enlarged.exhibit(), item);
    caption.getStyleClass().add("section-note");
    caption.setWrapText(true);
    caption.setMinHeight(Region.USE_PREF_SIZE);
    noMap.getStyleClass().add("empty-hint");
    noMap.setWrapText(true);
    noMap.setMinHeight(Region.USE_PREF_SIZE);
    noMap.setMouseTransparent(true);
    StackPane stack = new StackPane(pane, noMap);
    getChildren().addAll(heading(model.overlay(), tools, enlarged), stack, caption);
    StaleMark.follow(model.unit().mapStale(), pane);
    model.mapPicture().painted().addListener((property, old, now) -> show(now));
    model.unit().map().addListener((property, old, now) -> showAbsence(now));
    model.field().field().addListener((property, old, now) -> showCell());
    show(model.mapPicture().painted().get());
    showAbsence(model.unit().map().get());
  }

  private HBox heading(
      BooleanProperty overlay, PictureTools tools, PictureOverlay.Enlarged enlarged) {
    Label name = new Label(words.get("explore.map"));
    name.getStyleClass().add("section-title");
    ToggleButton button = overlayButton;
    button.setText(words.get("explore.overlay"));
    button.setId("overlay");
    button.getStyleClass().add("small");
    button.setTooltip(new Tooltip(words.get("explore.overlay.tooltip")));
    button.selectedProperty().bindBidirectional(overlay);
    HBox heading =
        new HBox(
            4,
            name,
            new Spacer(),
            button,
            arithmetic,
            tools.menu().saveButton(enlarged.exhibit()),
            tools.overlay().button(enlarged));
    heading.getStyleClass().add("section-heading");
    return heading;
  }

  private void show(MapPictureViewModel.@Nullable Painted painted) {
    if (painted == null) {
      pane.pictureProperty().set(null);
      pane.gridProperty().set(null);
      return;
    }
    UnitMap unit = painted.unit();
    title.set(words.get("explore.enlarge.map", model.text().title(unit)));
    pane.pictureProperty().set(painted.picture());
    pane.gridProperty().set(new PicturePane.Grid(unit.map().height(), unit.map().width()));
    pane.setAccessibleText(words.get("explore.map.accessible", model.text().title(unit)));
    showCell();
  }

  private void showAbsence(@Nullable UnitMap unit) {
    boolean isVector = unit != null && unit.layer().shape().isVector();
    noMap.setText(words.get(isVector ? "explore.unit.vector" : "explore.unit.none"));
    noMap.setVisible(unit == null || isVector);
    pane.setVisible(!isVector);
    pane.setManaged(!isVector);
    overlayButton.setDisable(isVector);
    caption.setManaged(!isVector);
    showCell();
  }

  private void showCell() {
    arithmetic.setDisable(model.convolvedCell().isEmpty());
    CellField field = model.field().field().get();
    pane.cellProperty()
        .set(field == null ? null : new PicturePane.Cell(field.row(), field.column()));
    UnitMap unit = model.unit().map().get();
    if (unit == null || unit.layer().shape().isVector()) {
      caption.setText("");
    } else if (field == null || !(model.choice().seed().get() instanceof Seed.Cell)) {
      caption.setText(words.get("explore.map.hint"));
    } else {
      say(unit, field.row(), field.column());
    }
  }

  private void point(PicturePane.@Nullable Point point) {
    UnitMap unit = model.unit().map().get();
    var picture = pane.pictureProperty().get();
    if (point == null || unit == null || picture == null) {
      showCell();
      return;
    }
    int row = (int) (point.y() * unit.map().height() / picture.height());
    int column = (int) (point.x() * unit.map().width() / picture.width());
    say(unit, row, column);
  }

  private void say(UnitMap unit, int row, int column) {
    boolean isInside =
        row >= 0 && column >= 0 && row < unit.map().height() && column < unit.map().width();
    if (isInside) {
      caption.setText(
          words.get(
              "explore.map.pointer",
              Integer.toString(row),
              Integer.toString(column),
              NumberFormats.of(unit.map().at(row, column))));
    }
  }
}
