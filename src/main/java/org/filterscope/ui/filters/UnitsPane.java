package org.filterscope.ui.filters;

import atlantafx.base.controls.Spacer;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.figure.PatchTile;
import org.filterscope.network.Node;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.ui.Messages;
import org.filterscope.ui.compare.OpenReference;
import org.filterscope.ui.compare.ReferenceModelMenu;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.control.MapWall;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.unit.LayerKind;
import org.filterscope.ui.unit.NumberFormats;
import org.filterscope.ui.unit.PatchLocation;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The layer's units, each with its top patches and their projections. */
final class UnitsPane extends BorderPane {

  private static final double STALE = 0.45;
  private static final double NARROW = 560;

  private final FiltersViewModel model;
  private final Messages words;
  private final MapWall wall;
  private final EmptyPane empty;
  private final Label layerName = new Label();
  private final Label layerShape = new Label();
  private final TextField jump = new TextField();
  private final ComboBox<UnitOrder> order;

  private boolean isNarrow;
  private boolean isShowing;

  UnitsPane(
      FiltersViewModel model,
      FilterExports exhibits,
      ExportMenu menu,
      Subscriptions subscriptions) {
    this.model = model;
    words = model.words();
    getStyleClass().add("wall-pane");
    wall = new MapWall(model.workspace().desk());
    wall.setId("units");
    wall.onWanted(model.tiles()::want);
    wall.onChosen(this::visit);
    model.tiles().onArrived(wall::repaint);
    menu.attach(wall, () -> exhibits.wall(wall.inView(), columns()));
    empty = new EmptyPane(model, subscriptions);
    order = box(words, model.choice().order());
    VBox top =
        new VBox(
            4,
            heading(subscriptions),
            toolbar(),
            new InvitationStrip(model),
            new BuildStrip(
                words, model.workspace().window(), model.indexes().building(), subscriptions));
    top.getStyleClass().add("wall-top");
    setTop(top);
    setCenter(new StackPane(wall, empty));
    follow(subscriptions);
  }

  /** Moves the focus to the units. */
  void focusUnits() {
    wall.requestFocus();
  }

  /** Moves the focus to the field for a unit's number. */
  void focusJump() {
    jump.requestFocus();
    jump.selectAll();
  }

  private void follow(Subscriptions subscriptions) {
    wall.selectedProperty()
        .addListener(
            (property, old, now) -> {
              if (!isShowing && !model.isStale() && now.intValue() != MapWall.NONE) {
                model.choice().unit().set(now.intValue());
              }
            });
    model.choice().unit().addListener((property, old, now) -> select());
    model.choice().layer().addListener((property, old, now) -> showLayer(now));
    model.choice().layer().addListener((property, old, now) -> hang());
    model.patches().addListener((property, old, now) -> hang());
    model.choice().order().addListener((property, old, now) -> hang());
    model.choice().both().addListener((property, old, now) -> hang());
    subscriptions.onChange(model.indexes().all(), this::hang);
    subscriptions.onChange(model.indexes().settled(), this::hang);
    subscriptions.onValue(model.compared().before().earlier(), this::offerChanged);
    sceneProperty().addListener((property, old, now) -> hang());
    wall.widthProperty()
        .addListener(
            (property, old, now) -> {
              if (model.tiles().fit(now.doubleValue())) {
                hang();
              }
            });
    widthProperty().addListener((property, old, now) -> fit(now.doubleValue()));
    showLayer(model.choice().layer().get());
    hang();
  }

  private HBox heading(Subscriptions subscriptions) {
    layerName.getStyleClass().add("wall-title");
    layerName.setMinWidth(Region.USE_PREF_SIZE);
    layerShape.getStyleClass().add("section-note");
    layerShape.setMinWidth(0);
    Button save = new Button(words.get("filters.save.layer"), new FontIcon("mdmz-save_alt"));
    save.setId("save-layer");
    save.getStyleClass().add("small");
    save.setTooltip(new Tooltip(words.get("filters.save.layer.tooltip")));
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setOnAction(event -> new LayerFigure(model).save());
    save.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> {
                  LayerPatches patches = model.patches().get();
                  return patches == null || patches.units().isEmpty();
                },
                model.patches()));
    ReferenceModelMenu before =
        new ReferenceModelMenu(
            words, model.workspace().files(), model.compared().before(), subscriptions);
    HBox heading = new HBox(8, layerName, layerShape, new Spacer(), before, save);
    heading.getStyleClass().add("section-heading");
    return heading;
  }

  private HBox toolbar() {
    ToggleButton projections = new ToggleButton(words.get("filters.both"));
    projections.setId("both");
    projections.getStyleClass().add("small");
    projections.setTooltip(new Tooltip(words.get("filters.both.tooltip")));
    projections.setMinWidth(Region.USE_PREF_SIZE);
    projections.selectedProperty().bindBidirectional(model.choice().both());
    jump.setId("jump");
    jump.setPromptText(words.get("explore.jump"));
    jump.setMaxWidth(80);
    jump.setMinWidth(52);
    jump.getStyleClass().add("small");
    jump.setAccessibleText(words.get("explore.jump"));
    jump.setTooltip(new Tooltip(words.get("filters.jump.tooltip")));
    jump.setOnAction(event -> jump());
    offerChanged(model.compared().before().earlier().get());
    Label progress = new Label();
    progress.setId("wall-progress");
    progress.getStyleClass().add("section-note");
    progress.setMinWidth(0);
    progress.textProperty().bind(model.tiles().progress());
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(progress.textProperty());
    progress.setTooltip(whole);
    HBox row = new HBox(6, order, projections, jump, progress);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Offers the order by change only if there is an earlier model. */
  private void offerChanged(@Nullable OpenReference earlier) {
    if (earlier == null) {
      order.getItems().remove(UnitOrder.CHANGED);
    } else if (!order.getItems().contains(UnitOrder.CHANGED)) {
      order.getItems().add(order.getItems().indexOf(UnitOrder.DEAD), UnitOrder.CHANGED);
    }
    hang();
  }

  private static ComboBox<UnitOrder> box(Messages words, ObjectProperty<UnitOrder> property) {
    ComboBox<UnitOrder> box = new ComboBox<>(FXCollections.observableArrayList(UnitOrder.values()));
    box.setId("order");
    box.setConverter(
        new LabelConverter<>(
            value -> words.get("filters.order." + value.name().toLowerCase(Locale.ROOT))));
    box.valueProperty().bindBidirectional(property);
    box.getStyleClass().add("small");
    box.setTooltip(new Tooltip(words.get("filters.order.tooltip")));
    box.setAccessibleText(words.get("explore.order"));
    return box;
  }

  private void jump() {
    if (model.jumpTo(jump.getText(), wall::scrollTo)) {
      jump.clear();
      wall.requestFocus();
    } else {
      jump.selectAll();
    }
  }

  /** Adapts to the width: a narrow window has room for the shape only. */
  private void fit(double width) {
    boolean isNarrow = width < NARROW;
    if (isNarrow != this.isNarrow) {
      this.isNarrow = isNarrow;
      showLayer(model.choice().layer().get());
    }
  }

  private void showLayer(Node layer) {
    String shape = layer.shape().toString();
    layerName.setText(layer.name());
    layerShape.setText(
        isNarrow ? shape : words.get("explore.wall.shape", shape, LayerKind.of(layer, words)));
    wall.setAccessibleText(words.get("filters.wall.accessible", layer.name()));
  }

  private void hang() {
    if (getScene() != null && getScene().getWindow() != null) {
      model.tiles().scale(getScene().getWindow().getRenderScaleX());
    }
    // The previous layer stays, dimmed, until the selected one is read.
    wall.setOpacity(model.isStale() ? STALE : 1);
    if (model.isStale()) {
      return;
    }
    LayerPatches patches = model.patches().get();
    PatchTile tile = model.tiles().tile();
    int[] units = patches == null ? new int[0] : model.arranged(patches);
    empty.show(patches, units.length);
    wall.setVisible(units.length > 0);
    if (patches == null || tile == null || units.length == 0) {
      wall.show(null);
      return;
    }
    boolean both = model.choice().both().get();
    model.tiles().project(both);
    isShowing = true;
    double longer = Math.max(tile.height(), tile.width(both));
    // Slightly larger, since sizes in screen pixels are rounded down.
    wall.tileSideProperty().set((longer + 0.5) / model.tiles().scale());
    wall.show(
        new MapWall.Hanging(
            units,
            tile.height(),
            tile.width(both),
            (unit, width, height, argb) -> model.tiles().paint(unit, both, argb),
            unit -> caption(patches, unit),
            unit -> describe(patches, unit)));
    isShowing = false;
    select();
  }

  private String caption(LayerPatches patches, int unit) {
    UnitPatches known = patches.units().get(unit);
    String name =
        model.names().isNamed(patches.layer())
            ? model.names().of(patches.layer(), unit)
            : Integer.toString(unit);
    double[] changes =
        model.choice().order().get() == UnitOrder.CHANGED
            ? model.compared().changesOf(patches.layer())
            : null;
    if (changes != null) {
      return words.get("explore.wall.change", name, NumberFormats.of(100 * changes[unit]));
    }
    if (known.statistics().isDamaged()) {
      return words.get("filters.caption.damaged", name);
    }
    return known.statistics().isDead()
        ? words.get("filters.caption.dead", name)
        : words.get("filters.caption", name, NumberFormats.of(known.statistics().strongest()));
  }

  private String describe(LayerPatches patches, int unit) {
    UnitPatches known = patches.units().get(unit);
    return model.names().title(patches.layer(), unit) + "\n" + StatisticsText.of(words, known);
  }

  private void select() {
    if (model.isStale()) {
      return;
    }
    isShowing = true;
    wall.selectedProperty().set(model.choice().unit().get());
    isShowing = false;
  }

  private void visit(int unit) {
    UnitPatches known = model.patchesOf(unit);
    if (known != null && !known.shown().isEmpty()) {
      model.visit(PatchLocation.to(known.shown().get(0)));
    }
  }

  private int columns() {
    return Math.max(1, (int) (wall.getWidth() / (wall.tileSideProperty().get() + 6)));
  }
}
