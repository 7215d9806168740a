package org.filterscope.ui.filters;

import atlantafx.base.controls.Spacer;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.figure.Contrast;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.projection.Mode;
import org.filterscope.ui.LatestRequest;
import org.filterscope.ui.Messages;
import org.filterscope.ui.compare.OpenReference;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.unit.KernelsPane;
import org.filterscope.ui.unit.NumberFormats;
import org.filterscope.ui.unit.PaintedKernels;
import org.filterscope.ui.unit.TopPatches;
import org.filterscope.ui.unit.TopPatchesPane;
import org.jspecify.annotations.Nullable;

/** Shows the selected unit: its statistics, its kernels, and its top patches enlarged. */
final class UnitDetail extends LiveScroll implements AutoCloseable {

  /** The side of a picture when two models are side by side, in logical pixels. */
  private static final int HALF = 62;

  private final FiltersViewModel model;
  private final Messages words;
  private final Label title = new Label();
  private final Label statistics = new Label();
  private final KernelsPane kernels;
  private final TopPatchesPane pairs;
  private final LatestRequest<PaintedKernels> painting;
  private final HBox compared = new HBox(8);

  /** The scale for a single model; two models have one each. */
  private final ScaleLabel scale;

  private final Subscriptions subscriptions = new Subscriptions();

  /** The subscriptions of the side-by-side view. */
  private final Subscriptions sides = new Subscriptions();

  UnitDetail(FiltersViewModel model, FilterExports exhibits, ExportMenu menu) {
    this.model = model;
    words = model.words();
    getStyleClass().addAll("edge-to-edge", "unit-pane");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    kernels = new KernelsPane(model.used().model(), words);
    kernels.getStyleClass().add("unit-section");
    menu.attach(kernels.tiles(), exhibits::kernels);
    painting =
        model
            .workspace()
            .requests()
            .latest(
                java.time.Duration.ofMillis(50),
                painted -> {
                  exhibits.kernels(painted);
                  kernels.show(painted);
                });
    pairs =
        new TopPatchesPane(
            words, model.used().model(), model.top(), FiltersViewModel.LARGE, true, model::visit);
    scale = new ScaleLabel(words, model.top(), subscriptions);
    pairs.setVgap(10);
    pairs.setId("pairs");
    menu.attach(pairs, exhibits::unit);
    compared.setId("compared");
    VBox content = new VBox(heading(), modes(), kernels, pairs, compared);
    content.getStyleClass().add("unit-content");
    setContent(content);
    model.compared().top().addListener((property, old, now) -> compare(now));
    compare(model.compared().top().get());
    model.choice().unit().addListener((property, old, now) -> show());
    model.choice().layer().addListener((property, old, now) -> show());
    model.patches().addListener((property, old, now) -> show());
    show();
  }

  @Override
  public void close() {
    painting.cancel();
    sides.close();
    subscriptions.close();
  }

  private String change(Node layer, int unit) {
    double[] changes = model.compared().changesOf(layer);
    return changes == null
        ? ""
        : "\n" + words.get("filters.before.change", NumberFormats.of(100 * changes[unit]));
  }

  private VBox heading() {
    title.setId("unit-title");
    title.getStyleClass().add("unit-title");
    statistics.setId("unit-statistics");
    statistics.getStyleClass().add("section-note");
    statistics.setWrapText(true);
    statistics.setMinHeight(Region.USE_PREF_SIZE);
    VBox heading = new VBox(2, title, statistics);
    heading.getStyleClass().add("unit-section");
    return heading;
  }

  private VBox modes() {
    Segments<Mode> modes = new Segments<>();
    for (Mode mode : Mode.values()) {
      String name = mode.name().toLowerCase(Locale.ROOT);
      ToggleButton button =
          modes.add(mode, words.get("explore.mode." + name), words.get("explore.mode.tooltip"));
      button.setId("mode-" + name);
    }
    modes.bind(model.choice().mode());
    HBox drawing = new HBox(6, contrast(), new Spacer(), pairs.what());
    drawing.setAlignment(Pos.CENTER_LEFT);
    scale.setId("patches-scale");
    VBox section = new VBox(4, modes, drawing, scale);
    section.getStyleClass().add("unit-section");
    return section;
  }

  private ToggleButton contrast() {
    ObjectProperty<Contrast> contrast = model.choice().contrast();
    ToggleButton button = new ToggleButton(words.get("explore.contrast"));
    button.setId("contrast");
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(words.get("explore.contrast.tooltip")));
    button.setSelected(contrast.get() == Contrast.PERCENTILE);
    contrast.addListener((property, old, now) -> button.setSelected(now == Contrast.PERCENTILE));
    button.setOnAction(
        event -> contrast.set(button.isSelected() ? Contrast.PERCENTILE : Contrast.LARGEST));
    return button;
  }

  /** Shows both models side by side on the same patches, or the single model enlarged. */
  private void compare(@Nullable TopPatches before) {
    OpenReference earlier = model.compared().before().earlier().get();
    boolean isCompared = before != null && earlier != null;
    pairs.setVisible(!isCompared);
    pairs.setManaged(!isCompared);
    compared.getChildren().clear();
    sides.close();
    scale.setOpacity(isCompared ? 0 : 1);
    if (before != null && earlier != null) {
      compared
          .getChildren()
          .addAll(
              side(
                  words.get("filters.before.after", model.used().model().name()),
                  model.used().model(),
                  model.top()),
              side(
                  words.get("filters.before.before", earlier.used().model().name()),
                  earlier.used().model(),
                  before));
    }
    show();
  }

  private TopPatchesPane pairs(Model through, TopPatches patches) {
    TopPatchesPane pane = new TopPatchesPane(words, through, patches, HALF, false, model::visit);
    pane.setVgap(6);
    pane.setPrefWrapLength(2 * HALF);
    sides.add(pane::close);
    return pane;
  }

  private VBox side(String title, Model through, TopPatches patches) {
    ScaleLabel ofSide = new ScaleLabel(words, patches, sides);
    ofSide.setMaxWidth(2 * HALF);
    Label name = new Label(title);
    name.getStyleClass().add("section-note");
    name.setMaxWidth(2 * HALF);
    name.setTooltip(new Tooltip(title));
    return new VBox(4, name, ofSide, pairs(through, patches));
  }

  private void show() {
    int unit = model.choice().unit().get();
    UnitPatches known = model.patchesOf(unit);
    boolean isThere = known != null;
    getContent().setVisible(isThere);
    LayerPatches patches = model.patches().get();
    if (known == null || patches == null) {
      return;
    }
    Node layer = patches.layer();
    title.setText(model.names().title(layer, unit));
    statistics.setText(StatisticsText.of(words, known) + change(layer, unit));
    painting.request(
        words.get("explore.kernels.accessible", layer.name()),
        cancellation ->
            CompletableFuture.supplyAsync(
                () -> PaintedKernels.of(model.used().model(), layer, unit, words),
                model.workspace().desk()));
  }
}
