package org.filterscope.ui.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.filterscope.network.Model;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.Seed;
import org.filterscope.ui.Messages;

/** "What am I looking at?": what a projection shows, what it does not, and how it is drawn. */
public final class WhatPopover extends Popup {

  private static final double WIDTH = 400;
  private static final double GAP = 24;

  private final Messages words;
  private final Model model;
  private final UnitNames names;

  /** Explains projections of a model's units. */
  public WhatPopover(Messages words, Model model) {
    this.words = words;
    this.model = model;
    names = new UnitNames(model, words);
    setAutoHide(true);
    setHideOnEscape(true);
  }

  /**
   * Opens the popover beside a node.
   *
   * @param label a description of the projection
   * @param projection what is explained
   * @param drawing more on how it is drawn
   */
  public void show(Node owner, String label, Projection projection, String... drawing) {
    VBox text = new VBox(6);
    text.getStyleClass().add("what");
    text.setPrefWidth(WIDTH);
    text.setMaxWidth(WIDTH);
    Label title = new Label(label);
    title.getStyleClass().add("what-title");
    title.setWrapText(true);
    text.getChildren().add(title);
    sections(projection, List.of(drawing))
        .forEach(
            (section) -> {
              Label heading = new Label(section.title());
              heading.getStyleClass().add("section-title");
              text.getChildren().add(heading);
              section.paragraphs().forEach(paragraph -> text.getChildren().add(line(paragraph)));
            });
    takeLooks(owner, text);
    getContent().setAll(text);
    // Left of the node's line, so that the projection stays visible.
    Bounds line = owner.getParent().localToScreen(owner.getParent().getBoundsInLocal());
    show(owner, line.getMinX() - WIDTH - GAP, line.getMinY());
  }

  /**
   * Copies the styles of the node, since a popup is a window of its own and inherits none of them.
   */
  private void takeLooks(Node owner, Parent text) {
    for (Parent above = owner.getParent(); above != null; above = above.getParent()) {
      text.getStylesheets().addAll(above.getStylesheets());
    }
    getScene().getRoot().setStyle("-fx-background-color: transparent");
  }

  private List<Section> sections(Projection projection, List<String> drawing) {
    List<String> display = new ArrayList<>();
    display.add(
        words.get(
            "explore.what.display.rule", NumberFormats.of(projection.largest()), colourOrder()));
    display.addAll(drawing);
    return List.of(
        new Section(words.get("explore.what.shows"), shows(projection)),
        new Section(words.get("explore.what.not"), doesNotShow(projection)),
        new Section(words.get("explore.what.display"), display));
  }

  private List<String> shows(Projection projection) {
    String mode = projection.mode().name().toLowerCase(Locale.ROOT);
    List<String> shows = new ArrayList<>();
    shows.add(
        words.get("explore.what." + mode, names.title(layer(projection), projection.channel())));
    if (names.isNamed(layer(projection))) {
      shows.add(words.get("explore.what.class"));
    } else if (projection.seed() instanceof Seed.WholeMap) {
      shows.add(words.get("explore.what.map"));
    } else if (!layer(projection).shape().isVector()) {
      shows.add(words.get("explore.what.cell"));
    }
    return shows;
  }

  private List<String> doesNotShow(Projection projection) {
    List<String> not = new ArrayList<>();
    not.add(words.get("explore.what.not.general"));
    not.add(
        words.get(
            projection.mode() == Mode.GRADIENT
                ? "explore.what.not.gradient"
                : "explore.what.not.restore"));
    not.add(words.get("explore.what.not.random"));
    return not;
  }

  private org.filterscope.network.Node layer(Projection projection) {
    return model.network().find(projection.layer()).orElseThrow();
  }

  /** The order of colours in which the network reads its input. */
  private String colourOrder() {
    return switch (model.preparation().order()) {
      case BGR -> "B, G, R";
      case RGB -> "R, G, B";
      case GREY -> words.get("explore.what.grey");
    };
  }

  private static Label line(String paragraph) {
    Label line = new Label(paragraph);
    line.setWrapText(true);
    return line;
  }

  private record Section(String title, List<String> paragraphs) {}
}
