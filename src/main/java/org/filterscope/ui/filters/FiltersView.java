package org.filterscope.ui.filters;

import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.ui.control.FolderDrop;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.dialog.Questions;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.unit.LayersPane;
import org.filterscope.ui.unit.UnitStyles;

/**
 * The content of the Filters screen: indexes and layers, the wall of units, and the selected unit.
 */
final class FiltersView extends BorderPane implements AutoCloseable {

  private static final double LEFT = 220;
  private static final double RIGHT = 340;

  /**
   * The window width below which the side columns shrink, so that two units still fit side by side.
   */
  private static final double NARROW = 1250;

  private static final double NARROW_LEFT = 214;
  private static final double NARROW_RIGHT = 322;

  private final FiltersViewModel model;
  private final Region left;
  private final UnitDetail right;
  private final FiltersKeys keys;
  private final Subscriptions subscriptions = new Subscriptions();

  FiltersView(FiltersViewModel model, Exporter saving, Questions questions) {
    this.model = model;
    UnitStyles.dress(this, "filters", "filters.css");
    FilterExports exhibits = new FilterExports(model);
    ExportMenu menu = new ExportMenu(model.words(), saving);
    left = left(questions);
    UnitsPane units = new UnitsPane(model, exhibits, menu, subscriptions);
    right = new UnitDetail(model, exhibits, menu);
    setLeft(left);
    setCenter(units);
    setRight(right);
    widthProperty().addListener((property, old, now) -> fit(now.doubleValue()));
    fit(getWidth());
    keys = new FiltersKeys(model, units, menu, exhibits);
    keys.listenOn(this);
    // A folder dropped here is indexed. Anything else is left to the window, as on all screens.
    FolderDrop.on(this, model.workspace().desk(), model.indexes()::build);
  }

  /** Handles a key pressed elsewhere in the window. */
  boolean take(KeyEvent event) {
    return keys.take(event, getScene().getFocusOwner());
  }

  /** Ends the subscriptions to objects with a longer life. */
  @Override
  public void close() {
    subscriptions.close();
    right.close();
  }

  private Region left(Questions questions) {
    LayersPane layers =
        new LayersPane(
            model.choice().layers(),
            model.choice().layer(),
            model.choice().layer()::set,
            model.words());
    layers.getStyleClass().add("unit-section");
    VBox.setVgrow(layers, Priority.ALWAYS);
    VBox content = new VBox(new IndexPane(model, questions, subscriptions), layers);
    content.getStyleClass().addAll("left-content", "left-pane");
    return content;
  }

  private void fit(double width) {
    boolean isNarrow = width < NARROW - 76;
    width(left, isNarrow ? NARROW_LEFT : LEFT);
    width(right, isNarrow ? NARROW_RIGHT : RIGHT);
  }

  private static void width(Region region, double width) {
    region.setMinWidth(width);
    region.setPrefWidth(width);
    region.setMaxWidth(width);
  }
}
