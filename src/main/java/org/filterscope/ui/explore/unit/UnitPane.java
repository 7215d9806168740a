package org.filterscope.ui.explore.unit;

import atlantafx.base.controls.Spacer;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.network.Model;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.KernelsPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** The chosen unit: its map, its projection, its top patches, its kernels. */
public final class UnitPane extends LiveScroll {

  /** The padding of the column's content, as in the stylesheet. */
  private static final double INSET = 12;

  /** The height of titles, buttons and gaps around the map and the projection. */
  private static final double AROUND = 236;

  /** The smallest side of a picture. */
  private static final double LEAST = 170;

  private final UnitPaneViewModel model;
  private final Messages words;
  private final Label title = new Label();
  private final Label strength = new Label();

  /**
   * Shows the chosen unit.
   *
   * @param desk paints pictures
   * @param network the model in use
   * @param links lead to other places
   */
  public UnitPane(
      Messages words,
      Executor desk,
      Model network,
      PhotographViewModel photograph,
      UnitPaneViewModel model,
      UnitLinks links,
      PictureTools tools) {
    this.words = words;
    this.model = model;
    getStyleClass().addAll("edge-to-edge", "unit-pane");
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    DoubleBinding side = Bindings.createDoubleBinding(this::pictureSide, viewportBoundsProperty());
    MapSection map = new MapSection(words, desk, photograph, model, links, tools, side);
    ProjectionSection projection = new ProjectionSection(words, desk, network, model, tools, side);
    KernelsPane kernels = new KernelsPane(network, words);
    kernels.getStyleClass().add("unit-section");
    tools
        .menu()
        .attach(kernels.tiles(), () -> tools.exhibits().kernels(model.kernels().painted().get()));
    model.kernels().painted().addListener((property, old, now) -> kernels.show(now));
    kernels.show(model.kernels().painted().get());
    StaleMark.follow(model.kernels().stale(), kernels);
    TopPatchesSection top = new TopPatchesSection(words, network, model, links, tools);
    VBox content = new VBox(heading(links), map, projection, top, kernels);
    content.getStyleClass().add("unit-content");
    setContent(content);
    StaleMark.follow(model.unit().mapStale(), strength);
    model.choice().layer().addListener((property, old, now) -> show());
    model.choice().channel().addListener((property, old, now) -> show());
    model.unit().map().addListener((property, old, now) -> show());
    show();
  }

  /**
   * The side of the map and of the projection: the column's width, or less if both would not fit
   * into the window's height.
   */
  private double pictureSide() {
    double width = getViewportBounds().getWidth() - 2 * INSET;
    double height = (getViewportBounds().getHeight() - AROUND) / 2;
    return Math.floor(Math.max(LEAST, Math.min(width, height)));
  }

  private VBox heading(UnitLinks links) {
    title.setId("unit-title");
    title.getStyleClass().add("unit-title");
    title.setMinWidth(0);
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    strength.setId("unit-strength");
    strength.getStyleClass().add("section-note");
    strength.setWrapText(true);
    strength.setMinHeight(Region.USE_PREF_SIZE);
    Button freeze = new Button(words.get("explore.freeze"), new FontIcon("mdal-ac_unit"));
    freeze.setId("freeze");
    freeze.getStyleClass().add("small");
    freeze.setTooltip(new Tooltip(words.get("explore.freeze.tooltip")));
    freeze.setOnAction(event -> model.frozen().freeze());
    freeze.setMinWidth(Region.USE_PREF_SIZE);
    Button why = new Button(words.get("explore.why"));
    why.setId("unit-why");
    why.getStyleClass().add("small");
    why.setTooltip(new Tooltip(words.get("explore.why.tooltip")));
    why.setOnAction(event -> links.why().run());
    why.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(6, title, new Spacer(), why, freeze);
    row.setAlignment(Pos.CENTER_LEFT);
    VBox heading = new VBox(2, row, strength);
    heading.getStyleClass().add("unit-section");
    return heading;
  }

  private void show() {
    UnitMap unit = model.unit().map().get();
    title.setText(unit == null ? "" : model.text().chosen(model.choice()));
    strength.setText(unit == null ? words.get("explore.unit.none") : model.text().strength(unit));
  }
}
