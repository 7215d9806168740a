package org.filterscope.ui.explore.comparison;

import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.projection.Projection;
import org.filterscope.projection.SilentUnit;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.photograph.PhotographViewModel;
import org.filterscope.ui.explore.unit.MapPictureViewModel;
import org.filterscope.ui.explore.unit.PaintedProjection;
import org.filterscope.ui.explore.unit.UnitExports;
import org.filterscope.ui.explore.unit.UnitMap;
import org.filterscope.ui.explore.unit.UnitPaneViewModel;
import org.filterscope.ui.explore.unit.UnitViewModel;
import org.filterscope.ui.export.ExportMenu;
import org.jspecify.annotations.Nullable;

/** One side of a comparison: photograph or model, and the unit's value, map and projection. */
final class CompareSide extends VBox implements AutoCloseable {

  private final UnitPaneViewModel model;
  private final Messages words;
  private final UnitViewModel unit;
  private final StringProperty through = new SimpleStringProperty("");
  private final Label name = new Label();
  private final Label value = new Label();
  private final Label silence = new Label();
  private final PicturePane map;
  private final PicturePane projection;
  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * A side.
   *
   * @param model what is shown of the unit elsewhere
   * @param unit the unit on this side
   * @param pictures its map
   */
  CompareSide(
      Messages words,
      Executor desk,
      UnitPaneViewModel model,
      PhotographViewModel photograph,
      UnitViewModel unit,
      MapPictureViewModel pictures,
      UnitExports exhibits,
      ExportMenu menu) {
    super(4);
    this.model = model;
    this.unit = unit;
    this.words = words;
    getStyleClass().add("compare-side");
    map = new PicturePane(desk);
    map.crispProperty().set(true);
    projection = new PicturePane(desk);
    menu.attach(map, () -> exhibits.map(pictures, photograph.name()));
    menu.attach(
        projection, () -> exhibits.projection(unit.projection().get(), model.closeUp().get()));
    name.getStyleClass().add("photograph-name");
    name.setMinWidth(0);
    value.getStyleClass().add("section-note");
    silence.getStyleClass().add("empty-hint");
    silence.setWrapText(true);
    silence.setMouseTransparent(true);
    StackPane right = new StackPane(projection, silence);
    HBox pictureRow = new HBox(8, map, right);
    for (var node : new Region[] {map, right}) {
      node.setMinWidth(0);
      node.setPrefWidth(160);
      HBox.setHgrow(node, Priority.ALWAYS);
    }
    setVgrow(pictureRow, Priority.ALWAYS);
    getChildren().addAll(name, value, pictureRow);
    name.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> title(photograph.photograph().get(), through.get()),
                photograph.photograph(),
                through));
    unit.map().addListener((property, old, now) -> showUnit(now));
    unit.projection().addListener((property, old, now) -> showProjection());
    unit.stale().addListener((property, old, now) -> projection.setOpacity(now ? 0.45 : 1));
    // Another side takes this one's place with another model.
    subscriptions.onChange(model.closeUp(), this::showProjection);
    subscriptions.onChange(model.statistics().known(), this::showProjection);
    pictures.painted().addListener((property, old, now) -> showMap(now));
    showUnit(unit.map().get());
    showProjection();
    showMap(pictures.painted().get());
  }

  @Override
  public void close() {
    subscriptions.close();
  }

  /** Says through which model the photograph is seen; nothing where that is the only one. */
  void through(String model) {
    through.set(model);
  }

  private String title(@Nullable Photograph photograph, String model) {
    return model.isEmpty() || photograph == null
        ? nameOf(photograph)
        : words.get("explore.before.side", model, photograph.name());
  }

  private void showUnit(@Nullable UnitMap shown) {
    value.setText(shown == null ? "" : model.text().strength(shown));
    boolean hasMap = shown == null || !shown.layer().shape().isVector();
    map.setVisible(hasMap);
    map.setManaged(hasMap);
    if (shown != null) {
      String told =
          words.get("explore.compare.accessible", model.text().title(shown), name.getText());
      map.setAccessibleText(words.get("explore.map") + ": " + told);
      projection.setAccessibleText(words.get("explore.projection") + ": " + told);
    }
  }

  private void showMap(MapPictureViewModel.@Nullable Painted painted) {
    map.pictureProperty().set(painted == null ? null : painted.picture());
  }

  private void showProjection() {
    PaintedProjection shown = unit.projection().get();
    boolean isThere = shown != null && shown.projected() instanceof Projection;
    projection
        .pictureProperty()
        .set(shown == null || !isThere ? null : shown.picture(model.closeUp().get()));
    silence.setVisible(shown != null && !isThere);
    if (shown != null && shown.projected() instanceof SilentUnit reason) {
      silence.setText(model.text().reason(shown, reason));
    }
  }

  private static String nameOf(@Nullable Photograph photograph) {
    return photograph == null ? "" : photograph.name();
  }
}
