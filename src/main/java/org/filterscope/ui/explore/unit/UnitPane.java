package org.filterscope.ui.explore.unit;

import atlantafx.base.controls.Spacer;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.network.Model;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.explore.photograph.PhotographViewModel;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.unit.KernelsPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The chosen unit: its map, its projection, its top patches, its kernels. */
public final class UnitPane extends LiveScroll {

  private final UnitPaneViewModel model;
  private final Messages words;
  private final Label title = new Label();
  private final Label strength = new Label();

  /**
   * A unit.
   *
   * @param desk where pictures are painted
   * @param network the model in use
   * @param links to other places
   */
  public UnitPane(
      Messages words,
      Executor desk,
      Model network,
      PhotographViewModel photograph,
      UnitPaneViewModel model,
      UnitLinks links,
      UnitExports exhibits,
      ExportMenu menu) {
    this.words = words;
    this.model = model;
    getStyleClass().addAll("edge-to-edge", "unit-pane");
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    MapSection map = new MapSection(words, desk, photograph, model, exhibits, menu);
    ProjectionSection projection =
        new ProjectionSection(words, desk, network, model, exhibits, menu);
    VBox.setVgrow(map, Priority.ALWAYS);
    VBox.setVgrow(projection, Priority.ALWAYS);
    KernelsPane kernels = new KernelsPane(network, words);
    kernels.getStyleClass().add("unit-section");
    menu.attach(kernels.tiles(), () -> exhibits.kernels(model.kernels().painted().get()));
    model.kernels().painted().addListener((property, old, now) -> kernels.show(now));
    kernels.show(model.kernels().painted().get());
    TopPatchesSection top = new TopPatchesSection(words, network, model, links, exhibits, menu);
    VBox content = new VBox(heading(), map, projection, top, kernels);
    content.getStyleClass().add("unit-content");
    setContent(content);
    model.unit().map().addListener((property, old, now) -> show(now));
    show(model.unit().map().get());
  }

  private VBox heading() {
    title.setId("unit-title");
    title.getStyleClass().add("unit-title");
    title.setMinWidth(0);
    strength.setId("unit-strength");
    strength.getStyleClass().add("section-note");
    Button freeze = new Button(words.get("explore.freeze"), new FontIcon("mdal-ac_unit"));
    freeze.setId("freeze");
    freeze.getStyleClass().add("small");
    freeze.setTooltip(new Tooltip(words.get("explore.freeze.tooltip")));
    freeze.setOnAction(event -> model.frozen().freeze());
    freeze.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(6, title, new Spacer(), freeze);
    row.setAlignment(Pos.CENTER_LEFT);
    VBox heading = new VBox(2, row, strength);
    heading.getStyleClass().add("unit-section");
    return heading;
  }

  private void show(@Nullable UnitMap unit) {
    title.setText(unit == null ? "" : model.text().title(unit));
    strength.setText(unit == null ? words.get("explore.unit.none") : model.text().strength(unit));
  }
}
