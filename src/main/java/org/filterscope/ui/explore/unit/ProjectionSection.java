package org.filterscope.ui.explore.unit;

import atlantafx.base.controls.Spacer;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
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
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.unit.WhatPopover;
import org.jspecify.annotations.Nullable;

/** The unit projected back to the pixels, or why it cannot be. */
final class ProjectionSection extends VBox {

  private static final double STALE = 0.45;

  private final UnitPaneViewModel model;
  private final Model network;
  private final Messages words;
  private final PicturePane pane;
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
      UnitExports exhibits,
      ExportMenu menu) {
    this.words = words;
    this.network = network;
    this.model = model;
    getStyleClass().add("unit-section");
    pane = new PicturePane(desk);
    pane.setId("projection");
    pane.setMinHeight(150);
    pane.setPrefHeight(260);
    menu.attach(
        pane, () -> exhibits.projection(model.unit().projection().get(), model.closeUp().get()));
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
    scale.getStyleClass().add("section-note");
    StackPane stack = new StackPane(pane, silence);
    setVgrow(stack, Priority.ALWAYS);
    getChildren().addAll(heading(), modes(), seeds(), stack, label, scale);
    model.unit().projection().addListener((property, old, now) -> show());
    model.unit().stale().addListener((property, old, now) -> pane.setOpacity(now ? STALE : 1));
    model.closeUp().addListener((property, old, now) -> show());
    model.statistics().known().addListener((property, old, now) -> showSilence());
    model.choice().seed().addListener((property, old, now) -> showSeed());
    model.unit().map().addListener((property, old, now) -> showSeed());
    show();
    showSeed();
  }

  private HBox heading() {
    Label title = new Label(words.get("explore.projection"));
    title.getStyleClass().add("section-title");
    what.setId("what");
    what.setText(words.get("explore.what"));
    what.setTooltip(new Tooltip(words.get("explore.what.tooltip")));
    what.setOnAction(event -> explain());
    ToggleButton closeUp = new ToggleButton(words.get("explore.view.closeup"));
    closeUp.setId("close-up");
    closeUp.getStyleClass().add("small");
    closeUp.setTooltip(new Tooltip(words.get("explore.view.closeup.tooltip")));
    closeUp.selectedProperty().bindBidirectional(model.closeUp());
    HBox heading = new HBox(6, title, what, new Spacer(), contrast(), closeUp);
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
    what.setDisable(projection == null);
    if (shown == null || projection == null) {
      pane.pictureProperty().set(null);
      scale.setText("");
      label.setText("");
      boolean isSilent = shown != null && shown.projected() instanceof SilentUnit;
      silence.setVisible(isSilent);
      showSilence();
      return;
    }
    silence.setVisible(false);
    pane.pictureProperty().set(shown.picture(model.closeUp().get()));
    label.setText(model.text().label(shown, projection));
    scale.setText(model.text().scale(shown, projection));
    pane.setAccessibleText(words.get("explore.projection.accessible", label.getText()));
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
