package org.filterscope.ui.explore.unit;

import atlantafx.base.controls.Spacer;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.figure.Contrast;
import org.filterscope.network.Model;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.projection.SilentUnit;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.unit.PictureOverlay;
import org.filterscope.ui.unit.WhatPopover;
import org.jspecify.annotations.Nullable;

/** The unit projected back to the pixels, or why it cannot be. */
final class ProjectionSection extends VBox {

  private final UnitPaneViewModel model;
  private final Model network;
  private final Messages words;
  private final PicturePane pane;
  private final StringProperty title = new SimpleStringProperty("");
  private final Label label = new Label();
  private final Label scale = new Label();
  private final Label silence = new Label();
  private final Hyperlink what = new Hyperlink();
  private final Segments<Seeding> seeds = new Segments<>();

  /** What is projected, as a button says it. */
  private enum Seeding {
    STRONGEST,
    CELL,
    MAP
  }

  ProjectionSection(
      Messages words,
      Executor desk,
      Model network,
      UnitPaneViewModel model,
      PictureTools tools,
      ObservableDoubleValue side) {
    this.words = words;
    this.network = network;
    this.model = model;
    getStyleClass().add("unit-section");
    pane = new PicturePane(desk);
    pane.setId("projection");
    pane.leaveWheelToPage();
    pane.minHeightProperty().bind(side);
    pane.prefHeightProperty().bind(side);
    pane.maxHeightProperty().bind(side);
    PictureOverlay.Enlarged enlarged =
        new PictureOverlay.Enlarged(
            pane,
            title,
            scale.textProperty(),
            () ->
                tools
                    .exhibits()
                    .projection(model.unit().projection().get(), model.closeUp().get()));
    tools.menu().attach(pane, enlarged.exhibit());
    silence.setId("silence");
    silence.getStyleClass().add("empty-hint");
    silence.setWrapText(true);
    silence.setMouseTransparent(true);
    label.setId("projection-label");
    label.getStyleClass().add("projection-label");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    scale.setId("projection-scale");
    scale.setWrapText(true);
    scale.setMinHeight(Region.USE_PREF_SIZE);
    scale.getStyleClass().add("section-note");
    StackPane stack = new StackPane(pane, silence);
    getChildren().addAll(heading(tools, enlarged), modes(), seeds(), stack, labelRow(), scale);
    StaleMark.follow(model.unit().stale(), pane, silence);
    model.unit().projection().addListener((property, old, now) -> show());
    model.unit().stale().addListener((property, old, now) -> show());
    // Before the first projection it is stale all the while, of one unit after the other.
    model.choice().channel().addListener((property, old, now) -> show());
    model.choice().layer().addListener((property, old, now) -> show());
    model.closeUp().addListener((property, old, now) -> show());
    model.statistics().known().addListener((property, old, now) -> showSilence());
    model.choice().seed().addListener((property, old, now) -> showSeed());
    model.unit().map().addListener((property, old, now) -> showSeed());
    show();
    showSeed();
  }

  private HBox labelRow() {
    what.setId("what");
    what.setText(words.get("explore.what"));
    what.setTooltip(new Tooltip(words.get("explore.what.tooltip")));
    what.setOnAction(event -> explain());
    what.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(8, label, new Spacer(), what);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  private HBox heading(PictureTools tools, PictureOverlay.Enlarged enlarged) {
    Label name = new Label(words.get("explore.projection"));
    name.getStyleClass().add("section-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    ToggleButton closeUp = new ToggleButton(words.get("explore.view.closeup"));
    closeUp.setId("close-up");
    closeUp.getStyleClass().add("small");
    closeUp.setTooltip(new Tooltip(words.get("explore.view.closeup.tooltip")));
    closeUp.selectedProperty().bindBidirectional(model.closeUp());
    HBox heading =
        new HBox(
            4,
            name,
            new Spacer(),
            contrast(),
            closeUp,
            tools.menu().saveButton(enlarged.exhibit()),
            tools.overlay().button(enlarged));
    heading.getStyleClass().add("section-heading");
    return heading;
  }

  private ToggleButton contrast() {
    ToggleButton contrast = new ToggleButton(words.get("explore.contrast"));
    contrast.setId("contrast");
    contrast.getStyleClass().add("small");
    contrast.setTooltip(new Tooltip(words.get("explore.contrast.tooltip")));
    contrast.setSelected(model.choice().contrast().get() == Contrast.PERCENTILE);
    contrast.setOnAction(
        event ->
            model
                .choice()
                .contrast()
                .set(contrast.isSelected() ? Contrast.PERCENTILE : Contrast.LARGEST));
    return contrast;
  }

  private Segments<Mode> modes() {
    Segments<Mode> modes = new Segments<>();
    for (Mode mode : Mode.values()) {
      String name = mode.name().toLowerCase(Locale.ROOT);
      modes
          .add(mode, words.get("explore.mode." + name), words.get("explore.mode.tooltip"))
          .setId("mode-" + name);
    }
    modes.bind(model.choice().mode());
    return modes;
  }

  private Segments<Seeding> seeds() {
    String tooltip = words.get("explore.seed.tooltip");
    seeds.add(Seeding.STRONGEST, words.get("explore.seed.strongest"), tooltip);
    seeds
        .add(Seeding.CELL, words.get("explore.seed.cell"), words.get("explore.seed.cell.tooltip"))
        .setId("seed-cell");
    seeds.add(Seeding.MAP, words.get("explore.seed.map"), tooltip).setId("seed-map");
    seeds.onChoice(this::seed);
    return seeds;
  }

  /** "This cell" without one that was clicked takes the strongest, to be moved from there. */
  private void seed(Seeding chosen) {
    UnitMap unit = model.unit().map().get();
    switch (chosen) {
      case STRONGEST -> model.choice().seed().set(new Seed.Strongest());
      case MAP -> model.choice().seed().set(new Seed.WholeMap());
      case CELL -> {
        if (unit != null && !(model.choice().seed().get() instanceof Seed.Cell)) {
          model.choice().seed().set(new Seed.Cell(unit.peak().row(), unit.peak().column()));
        }
      }
    }
    showSeed();
  }

  private void showSeed() {
    Seed seed = model.choice().seed().get();
    seeds.show(
        seed instanceof Seed.Cell
            ? Seeding.CELL
            : seed instanceof Seed.WholeMap ? Seeding.MAP : Seeding.STRONGEST);
    UnitMap unit = model.unit().map().get();
    boolean hasCells = unit == null || !unit.layer().shape().isVector();
    seeds.setVisible(hasCells);
    seeds.setManaged(hasCells);
  }

  private void show() {
    PaintedProjection shown = model.unit().projection().get();
    Projection projection = projection(shown);
    boolean isStale = model.unit().stale().get();
    what.setDisable(projection == null || isStale);
    if (shown == null || projection == null) {
      pane.pictureProperty().set(null);
      scale.setText("");
      label.setText(isStale ? awaited() : "");
      boolean isSilent = shown != null && shown.projected() instanceof SilentUnit;
      silence.setVisible(isSilent);
      showSilence();
      return;
    }
    silence.setVisible(false);
    pane.pictureProperty().set(shown.picture(model.closeUp().get()));
    // What an older projection says of itself would stand under the new unit's name.
    label.setText(isStale ? awaited() : model.text().label(shown, projection));
    scale.setText(isStale ? "" : model.text().scale(shown, projection));
    title.set(
        isStale
            ? awaited()
            : words.get(
                "explore.enlarge.projection",
                model.text().title(projection),
                shown.photograph(),
                label.getText()));
    pane.setAccessibleText(words.get("explore.projection.accessible", label.getText()));
  }

  /** What is on its way. */
  private String awaited() {
    return words.get("explore.projection.busy", model.text().chosen(model.choice()));
  }

  /** Anew when more is known of the unit. */
  private void showSilence() {
    PaintedProjection shown = model.unit().projection().get();
    if (shown != null && shown.projected() instanceof SilentUnit reason) {
      silence.setText(model.text().reason(shown, reason));
      pane.setAccessibleText(silence.getText());
    }
  }

  private void explain() {
    PaintedProjection shown = model.unit().projection().get();
    Projection projection = projection(shown);
    if (shown != null && projection != null) {
      new WhatPopover(words, network).show(what, model.text().label(shown, projection), projection);
    }
  }

  private static @Nullable Projection projection(@Nullable PaintedProjection shown) {
    return shown != null && shown.projected() instanceof Projection projection ? projection : null;
  }
}
