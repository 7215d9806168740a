package org.filterscope.ui.explore.wall;

import atlantafx.base.controls.Spacer;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.network.Node;
import org.filterscope.network.Shape;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.MapWall;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.explore.layer.LayerStatistics;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.LayerKind;
import org.filterscope.ui.unit.NumberFormats;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The chosen layer's units: a wall of maps, or bars where there are no maps. */
public final class WallPane extends BorderPane {

  private static final double GAP = 8;

  private final UnitSelection choice;
  private final PhotographViewModel photograph;
  private final WallViewModel model;
  private final Messages words;
  private final MapWall wall;
  private final BarsPane bars;
  private final WallToolbar toolbar;
  private final WallExports exhibits;
  private final Label layerName = new Label();
  private final Label layerShape = new Label();
  private final Label empty = new Label();
  private boolean showing;

  /**
   * A wall.
   *
   * @param desk where maps are painted
   * @param bars what shows a layer without maps
   * @param toolbar stands over it
   * @param legend stands below that
   * @param isComparing whether the comparison is open
   * @param stale whether the units are not those of the chosen layer on the open photograph
   */
  public WallPane(
      Messages words,
      Executor desk,
      UnitSelection choice,
      PhotographViewModel photograph,
      WallViewModel model,
      BarsPane bars,
      WallToolbar toolbar,
      javafx.scene.Node legend,
      BooleanProperty isComparing,
      ObservableBooleanValue stale,
      WallExports exhibits,
      ExportMenu menu) {
    this.words = words;
    this.choice = choice;
    this.photograph = photograph;
    this.model = model;
    this.bars = bars;
    this.toolbar = toolbar;
    getStyleClass().add("wall-pane");
    wall = new MapWall(desk);
    wall.setId("wall");
    this.exhibits = exhibits;
    menu.attach(wall, this::exhibit);
    menu.attach(bars, this::exhibit);
    photograph.photograph().addListener((property, old, now) -> sayWhyEmpty());
    sayWhyEmpty();
    empty.getStyleClass().add("empty-hint");
    empty.setWrapText(true);
    StaleMark.follow(stale, wall, bars, legend);
    setTop(new VBox(4, heading(isComparing, menu.saveButton(this::exhibit)), toolbar, legend));
    getTop().getStyleClass().add("wall-top");
    setCenter(new StackPane(wall, bars, empty));

    wall.widthProperty().addListener((property, old, now) -> reveal());
    wall.heightProperty().addListener((property, old, now) -> reveal());
    wall.selectedProperty().addListener((property, old, now) -> choose(now.intValue()));
    choice.channel().addListener((property, old, now) -> select());
    model.wall().addListener((property, old, now) -> show(now));
    choice.layer().addListener((property, old, now) -> showLayer(now));
    showLayer(choice.layer().get());
    show(model.wall().get());
  }

  /** Puts the keyboard's focus on the units. */
  public void focusUnits() {
    (wall.isVisible() ? wall : bars.lookup("#bars")).requestFocus();
  }

  /** Puts the cursor where a unit's number is typed. */
  public void focusJump() {
    toolbar.focusJump();
  }

  private Optional<Exportable> exhibit() {
    return exhibits.wall(columns());
  }

  private HBox heading(BooleanProperty isComparing, Button save) {
    layerName.getStyleClass().add("wall-title");
    layerShape.getStyleClass().add("section-note");
    // The path of a layer in an inner model is long, and its end tells most.
    layerName.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    ToggleButton compare =
        new ToggleButton(words.get("explore.compare"), new FontIcon("mdal-compare"));
    compare.setId("compare-toggle");
    compare.getStyleClass().add("small");
    compare.setTooltip(new Tooltip(words.get("explore.compare.tooltip")));
    compare.selectedProperty().bindBidirectional(isComparing);
    compare.setMinWidth(Region.USE_PREF_SIZE);
    layerShape.setMinWidth(0);
    save.setMinWidth(Region.USE_PREF_SIZE);
    HBox heading = new HBox(GAP, layerName, layerShape, new Spacer(), save, compare);
    heading.getStyleClass().add("section-heading");
    layerName.minWidthProperty().bind(nameWidth(heading, save, compare));
    return heading;
  }

  /** The name is seen as a whole before its shape is, as long as there is room for it. */
  private DoubleBinding nameWidth(HBox heading, Region... buttons) {
    return Bindings.createDoubleBinding(
        () -> {
          double room =
              heading.getWidth() - heading.snappedLeftInset() - heading.snappedRightInset();
          for (Region button : buttons) {
            room -= button.prefWidth(-1) + GAP;
          }
          // Also the gaps at both sides of the shape.
          return Math.max(0, Math.min(layerName.prefWidth(-1), room - 2 * GAP));
        },
        heading.widthProperty(),
        layerName.textProperty(),
        layerName.fontProperty());
  }

  private void showLayer(Node layer) {
    layerName.setText(layer.name());
    layerShape.setText(
        words.get("explore.wall.shape", layer.shape().toString(), LayerKind.of(layer, words)));
    wall.setAccessibleText(words.get("explore.wall.accessible", layer.name()));
  }

  private void sayWhyEmpty() {
    boolean isOpen = photograph.photograph().get() != null;
    empty.setText(words.get(isOpen ? "explore.wall.busy" : "explore.wall.none"));
  }

  private void show(WallViewModel.@Nullable Wall hung) {
    boolean isVector = hung != null && hung.maps().layer().shape().isVector();
    empty.setVisible(hung == null);
    wall.setVisible(hung != null && !isVector);
    bars.setVisible(isVector);
    if (hung == null || isVector) {
      wall.show(null);
    }
    if (hung == null) {
      return;
    }
    if (isVector) {
      bars.show(hung);
      return;
    }
    Shape shape = hung.maps().layer().shape();
    showing = true;
    wall.show(
        new MapWall.Hanging(
            hung.channels(),
            shape.height(),
            shape.width(),
            (unit, width, height, argb) ->
                hung.painter(unit).paint(hung.maps().maps(), unit, width, height, argb),
            unit -> caption(hung, unit),
            unit -> describe(hung, unit)));
    showing = false;
    select();
    focusFirst();
  }

  /**
   * The units get the focus, since most keys are for them, unless the user has moved it already.
   */
  private void focusFirst() {
    Scene scene = getScene();
    if (scene != null && scene.getFocusOwner() == scene.getRoot()) {
      focusUnits();
    }
  }

  private String caption(WallViewModel.Wall hung, int unit) {
    LayerStatistics usual = hung.usual();
    double[] changes = hung.changes();
    if (changes != null) {
      return words.get(
          "explore.wall.change", Integer.toString(unit), NumberFormats.of(100 * changes[unit]));
    }
    if (usual != null) {
      return words.get(
          "explore.wall.surprise",
          Integer.toString(unit),
          NumberFormats.of(usual.surprise(hung.maps(), unit)));
    }
    return hung.order() == WallViewModel.Order.STRENGTH
        ? words.get(
            "explore.wall.strength",
            Integer.toString(unit),
            NumberFormats.of(hung.maps().peaks()[unit].value()))
        : Integer.toString(unit);
  }

  private String describe(WallViewModel.Wall hung, int unit) {
    LayerStatistics usual = hung.usual();
    String value =
        words.get(
            "explore.bars.value",
            words.get("explore.bars.unit", Integer.toString(unit)),
            NumberFormats.of(hung.maps().peaks()[unit].value()));
    if (usual == null) {
      return value;
    }
    return usual.units().get(unit).isDead()
        ? words.get("explore.wall.dead.tooltip", value, usual.index().entry().name())
        : words.get(
            "explore.wall.surprise.tooltip",
            value,
            NumberFormats.of(usual.surprise(hung.maps(), unit)),
            usual.index().entry().name());
  }

  private void choose(int unit) {
    WallViewModel.Wall hung = model.wall().get();
    boolean isOfThisLayer =
        hung != null && hung.maps().layer().index() == choice.layer().get().index();
    if (!showing && unit != MapWall.NONE && isOfThisLayer) {
      choice.toUnit(unit);
    }
  }

  private void select() {
    WallViewModel.Wall hung = model.wall().get();
    boolean isOfThisLayer =
        hung != null && hung.maps().layer().index() == choice.layer().get().index();
    if (isOfThisLayer && wall.isVisible()) {
      showing = true;
      wall.selectedProperty().set(choice.channel().get());
      showing = false;
    }
  }

  /** Rows break elsewhere when the wall changes its width, and fewer are seen when it is lower. */
  private void reveal() {
    Platform.runLater(() -> wall.scrollTo(wall.selectedProperty().get()));
  }

  private int columns() {
    return Math.max(1, (int) (wall.getWidth() / (wall.tileSideProperty().get() + 6)));
  }
}
