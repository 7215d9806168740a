package org.filterscope.ui.explore.unit;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.network.Model;
import org.filterscope.patches.query.UnitStatistics;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.explore.layer.LayerStatisticsViewModel;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.unit.NumberFormats;
import org.filterscope.ui.unit.TopPatchesPane;
import org.filterscope.ui.unit.UnitAddress;

/** What excites the unit most in the chosen index, or the way to an index. */
final class TopPatchesSection extends VBox {

  private final UnitSelection choice;
  private final TopPatchesViewModel model;
  private final LayerStatisticsViewModel layer;
  private final UnitLinks links;
  private final Messages words;
  private final TopPatchesPane pairs;
  private final HBox notes;
  private final Label note = new Label();
  private final Tooltip noteTooltip = new Tooltip();
  private final Label absence = new Label();
  private final Hyperlink filters = new Hyperlink();

  /**
   * The chosen unit's patches.
   *
   * @param network the model in use
   * @param links to other places
   */
  TopPatchesSection(
      Messages words, Model network, UnitPaneViewModel unit, UnitLinks links, PictureTools tools) {
    this.words = words;
    choice = unit.choice();
    model = unit.topPatches();
    layer = unit.statistics();
    this.links = links;
    getStyleClass().add("unit-section");
    pairs =
        new TopPatchesPane(
            words, network, model.top(), TopPatchesViewModel.SIDE, false, links.explore());
    pairs.setId("pairs");
    pairs.setHgap(4);
    pairs.setVgap(2);
    tools.menu().attach(pairs, () -> tools.exhibits().topPatches(model.top().shown().get()));
    notes = notes();
    HBox padding = new HBox(pairs.padding());
    padding.visibleProperty().bind(pairs.visibleProperty());
    padding.managedProperty().bind(pairs.padding().visibleProperty().and(pairs.visibleProperty()));
    absence.setId("top-absence");
    absence.getStyleClass().add("section-note");
    absence.setWrapText(true);
    absence.setMinHeight(Region.USE_PREF_SIZE);
    filters.setId("to-filters");
    filters.setText(words.get("explore.top.filters"));
    filters.setTooltip(new Tooltip(words.get("explore.top.filters.tooltip")));
    filters.setOnAction(event -> toFilters());
    getChildren().addAll(heading(), notes, pairs, padding, absence, filters);
    model.known().addListener((property, old, now) -> show());
    StaleMark.follow(model.stale(), pairs, note);
    layer.absence().addListener((property, old, now) -> show());
    show();
  }

  private HBox heading() {
    Label title = new Label(words.get("explore.top"));
    title.getStyleClass().add("section-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    HBox heading = new HBox(6, title, pairs.what());
    heading.getStyleClass().add("section-heading");
    return heading;
  }

  private HBox notes() {
    note.setId("top-note");
    note.getStyleClass().add("section-note");
    note.setTooltip(noteTooltip);
    note.setMinWidth(0);
    note.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(note, Priority.ALWAYS);
    String larger = words.get("explore.top.larger");
    IconButton enlarge = new IconButton("mdmz-open_in_full", larger, larger, this::toFilters);
    enlarge.setId("enlarge");
    HBox row = new HBox(4, note, enlarge);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void toFilters() {
    links.filters().accept(new UnitAddress(choice.layer().get().name(), choice.channel().get()));
  }

  private void show() {
    TopPatchesViewModel.Known known = model.known().get();
    boolean isThere = known != null;
    boolean isAbsent = !layer.absence().get().isEmpty();
    note.setText(known == null ? "" : describe(known));
    absence.setText(layer.absence().get());
    noteTooltip.setText(note.getText());
    show(notes, isThere);
    show(pairs, isThere && !known.unit().shown().isEmpty());
    show(absence, isAbsent);
    show(filters, isAbsent);
  }

  private String describe(TopPatchesViewModel.Known known) {
    UnitStatistics unit = known.unit().statistics();
    String index = known.index().entry().name();
    if (known.unit().damage().isPresent()) {
      return known.unit().damage().orElseThrow().getLocalizedMessage();
    }
    if (unit.views() == 0) {
      return words.get("filters.invite.coming");
    }
    return unit.isDead()
        ? words.get("explore.top.dead", index)
        : words.get(
            "explore.top.statistics",
            NumberFormats.of(unit.strongest()),
            NumberFormats.of(unit.usual()),
            index);
  }

  private static void show(javafx.scene.Node node, boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }
}
