package org.filterscope.ui.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.filterscope.network.Model;
import org.filterscope.network.Shape;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Subscriptions;
import org.jspecify.annotations.Nullable;

/**
 * Shows a unit's top patches beside their projections. Each is a button that leads to its place in
 * Explore.
 */
public final class TopPatchesPane extends FlowPane implements AutoCloseable {

  private final Messages words;
  private final Model model;
  private final TopPatches top;
  private final double side;
  private final boolean isCaptioned;
  private final Consumer<PatchLocation> visit;
  private final Hyperlink what = new Hyperlink();
  private final Label padding = new Label();
  private final List<PatchPair> pool = new ArrayList<>();
  private final Subscriptions subscriptions = new Subscriptions();

  /**
   * Shows pictures as they arrive.
   *
   * @param side the side of a picture, in logical pixels
   * @param isCaptioned whether each pair has its value and file below it
   * @param visit goes to a place in Explore
   */
  public TopPatchesPane(
      Messages words,
      Model model,
      TopPatches top,
      double side,
      boolean isCaptioned,
      Consumer<PatchLocation> visit) {
    this.words = words;
    this.model = model;
    this.top = top;
    this.side = side;
    this.isCaptioned = isCaptioned;
    this.visit = visit;
    what.setId("what-patches");
    what.setText(words.get("explore.what"));
    what.setTooltip(new Tooltip(words.get("explore.what.tooltip")));
    what.setOnAction(event -> explain());
    padding.setText(words.get("filters.padding"));
    padding.setId("padding");
    padding.getStyleClass().add("section-note");
    padding.setWrapText(true);
    padding.setMinHeight(USE_PREF_SIZE);
    padding.managedProperty().bind(padding.visibleProperty());
    subscriptions.onValue(top.shown(), this::show);
    sceneProperty().addListener((property, old, now) -> measure());
    show(top.shown().get());
  }

  /** The link that explains what these pictures show and what they do not. The owner places it. */
  public Hyperlink what() {
    return what;
  }

  /** The explanation of hatching, visible only if a patch has some. The owner places it. */
  public Label padding() {
    return padding;
  }

  /** Stops following new pictures. */
  @Override
  public void close() {
    subscriptions.close();
  }

  private void measure() {
    if (getScene() != null && getScene().getWindow() != null) {
      top.scale(getScene().getWindow().getRenderScaleX());
    }
  }

  private void show(TopPatches.@Nullable Shown shown) {
    what.setDisable(Optional.ofNullable(shown).flatMap(TopPatches.Shown::projection).isEmpty());
    padding.setVisible(shown != null && isPadded(shown));
    int count = shown == null ? 0 : shown.unit().shown().size();
    while (pool.size() < count) {
      PatchPair pair =
          new PatchPair(words, side, topPatch -> visit.accept(PatchLocation.to(topPatch)));
      pair.captioned(isCaptioned);
      pool.add(pair);
    }
    if (getChildren().size() != count) {
      getChildren().setAll(pool.subList(0, count));
    }
    if (shown != null) {
      for (int i = 0; i < count; i++) {
        pool.get(i).show(shown, i);
      }
    }
  }

  private boolean isPadded(TopPatches.Shown shown) {
    int height = shown.layer().vertical().size();
    int width = shown.layer().horizontal().size();
    Shape input = model.network().input();
    return height < input.height()
        && width < input.width()
        && shown.unit().shown().stream()
            .map(TopPatch::box)
            .anyMatch(box -> box.height() < height || box.width() < width);
  }

  private void explain() {
    Optional.ofNullable(top.shown().get())
        .flatMap(TopPatches.Shown::projection)
        .ifPresent(
            projection -> {
              String mode = projection.mode().name().toLowerCase(Locale.ROOT);
              new WhatPopover(words, model)
                  .show(
                      what,
                      words.get("filters.what." + mode),
                      projection,
                      words.get("filters.what.small"),
                      words.get("filters.what.padding"));
            });
  }
}
