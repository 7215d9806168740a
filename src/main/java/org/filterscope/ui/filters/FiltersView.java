package org.filterscope.ui.filters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.ui.unit.ExhibitMenu;
import org.filterscope.ui.unit.LayersPane;
import org.filterscope.ui.unit.Saving;
import org.filterscope.ui.unit.UnitStyles;
import org.jspecify.annotations.Nullable;

/** The screen: indexes and layers, the wall of units, the unit looked at. */
final class FiltersView extends BorderPane {

  private static final double LEFT = 220;
  private static final double RIGHT = 340;

  /** In a narrow window the wall still has two units side by side. */
  private static final double NARROW = 1250;

  private static final double NARROW_LEFT = 214;
  private static final double NARROW_RIGHT = 322;

  private final FiltersViewModel model;
  private final Region left;
  private final Region right;

  /** Whether a folder is dragged over the screen; the disk is asked once for each drag. */
  private CompletableFuture<Boolean> isFolder = CompletableFuture.completedFuture(false);

  private final FiltersKeys keys;

  FiltersView(FiltersViewModel model, Saving saving, Asking asking) {
    this.model = model;
    UnitStyles.dress(this, "filters", "filters.css");
    FilterExhibits exhibits = new FilterExhibits(model);
    ExhibitMenu menu = new ExhibitMenu(model.words(), saving);
    left = left(asking);
    UnitsPane units = new UnitsPane(model, exhibits, menu);
    right = new UnitDetail(model, exhibits, menu);
    setLeft(left);
    setCenter(units);
    setRight(right);
    widthProperty().addListener((property, old, now) -> fit(now.doubleValue()));
    fit(getWidth());
    keys = new FiltersKeys(model, units, menu, exhibits);
    keys.listenOn(this);
    takeFolders();
  }

  /** A key pressed elsewhere in the window. */
  boolean take(KeyEvent event) {
    return keys.take(event, getScene().getFocusOwner());
  }

  private Region left(Asking asking) {
    LayersPane layers =
        new LayersPane(model.layers(), model.layer(), model.layer()::set, model.words());
    layers.getStyleClass().add("unit-section");
    VBox.setVgrow(layers, Priority.ALWAYS);
    VBox content = new VBox(new IndexPane(model, asking), layers);
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

  /** A folder dropped here is indexed; anything else the window takes, as on all screens. */
  private void takeFolders() {
    addEventHandler(
        DragEvent.DRAG_ENTERED,
        event -> {
          Path path = only(event);
          isFolder =
              path == null
                  ? CompletableFuture.completedFuture(false)
                  : CompletableFuture.supplyAsync(
                      () -> Files.isDirectory(path), model.workspace().desk());
        });
    addEventHandler(
        DragEvent.DRAG_OVER,
        event -> {
          if (isFolder.getNow(false)) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    addEventHandler(
        DragEvent.DRAG_DROPPED,
        event -> {
          Path path = only(event);
          if (path != null && isFolder.getNow(false)) {
            model.indexes().build(path);
            event.setDropCompleted(true);
            event.consume();
          }
        });
  }

  private static @Nullable Path only(DragEvent event) {
    return event.getDragboard().hasFiles() && event.getDragboard().getFiles().size() == 1
        ? event.getDragboard().getFiles().get(0).toPath()
        : null;
  }
}
