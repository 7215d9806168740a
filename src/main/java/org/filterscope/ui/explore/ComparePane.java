package org.filterscope.ui.explore;

import atlantafx.base.controls.Spacer;
import java.io.File;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.network.Node;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.compare.OpenReference;
import org.filterscope.ui.compare.ReferenceModelMenu;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.unit.NumberFormats;

/** Two photographs, or two models, side by side on the same unit. */
final class ComparePane extends VBox {

  private final ExploreViewModel model;
  private final Messages words;
  private final ExploreExports exhibits;
  private final ExportMenu menu;
  private final StackPane right = new StackPane();
  private final VBox place;
  private final Label change = new Label();
  private final Subscriptions rightSide = new Subscriptions();

  ComparePane(
      ExploreViewModel model,
      ExploreExports exhibits,
      ExportMenu menu,
      Subscriptions subscriptions) {
    super(6);
    this.model = model;
    words = model.bench().words();
    setId("compare");
    getStyleClass().add("compare-pane");
    this.exhibits = exhibits;
    this.menu = menu;
    ComparisonViewModel comparison = model.comparison();
    CompareSide first =
        new CompareSide(
            model, model.photograph(), model.unit(), model.mapPicture(), exhibits, menu);
    place = place();
    for (Region side : List.of(first, right)) {
      side.setMinWidth(0);
      side.setPrefWidth(300);
      HBox.setHgrow(side, Priority.ALWAYS);
    }
    HBox sides = new HBox(12, first, right);
    setVgrow(sides, Priority.ALWAYS);
    getChildren().addAll(heading(subscriptions), change, sides);
    visibleProperty().bind(comparison.isOpen());
    managedProperty().bind(comparison.isOpen());
    right.setOnDragOver(this::over);
    right.setOnDragDropped(this::dropped);
    comparison.second().addListener((property, old, now) -> show(first, now));
    model.choice().layer().addListener((property, old, now) -> sayChange());
    model.choice().channel().addListener((property, old, now) -> sayChange());
    show(first, comparison.second().get());
    subscriptions.add(rightSide::close);
  }

  private void show(CompareSide first, ComparisonViewModel.Second second) {
    rightSide.close();
    CompareSide side =
        new CompareSide(model, second.photograph(), second.unit(), second.map(), exhibits, menu);
    rightSide.add(side::close);
    side.visibleProperty().bind(second.photograph().photograph().isNotNull());
    place.visibleProperty().bind(second.photograph().photograph().isNull());
    right.getChildren().setAll(side, place);
    OpenReference earlier = second.earlier();
    side.through(earlier == null ? "" : earlier.used().model().name());
    first.through(earlier == null ? "" : model.bench().model().name());
    sayChange();
  }

  /** How much the unit's kernels differ between both models. */
  private void sayChange() {
    OpenReference earlier = model.comparison().second().get().earlier();
    Node layer = model.choice().layer().get();
    int unit = model.choice().channel().get();
    double[] changes = earlier == null ? null : earlier.changesOf(layer.name()).orElse(null);
    change.setText(
        changes == null || unit == UnitSelection.NONE
            ? ""
            : words.get(
                "explore.before.change",
                layer.name(),
                Integer.toString(unit),
                NumberFormats.of(100 * changes[unit])));
  }

  private HBox heading(Subscriptions subscriptions) {
    Label title = new Label(words.get("explore.compare"));
    title.getStyleClass().add("section-title");
    change.setId("kernel-change");
    change.getStyleClass().add("section-note");
    change.managedProperty().bind(change.textProperty().isNotEmpty());
    title.setMinWidth(Region.USE_PREF_SIZE);
    HBox heading =
        new HBox(
            6,
            title,
            new Spacer(),
            new ReferenceModelMenu(
                model.bench().workspace(), model.bench().before(), subscriptions),
            new IconButton(
                "mdal-folder_open",
                words.get("explore.compare.open"),
                words.get("explore.compare.open"),
                this::choose),
            new IconButton(
                "mdmz-swap_horiz",
                words.get("explore.compare.swap"),
                words.get("explore.compare.swap.tooltip"),
                this::swap),
            new IconButton(
                "mdal-close",
                words.get("explore.compare.close"),
                words.get("explore.compare.close"),
                () -> model.comparison().isOpen().set(false)));
    heading.setAlignment(Pos.CENTER_LEFT);
    return heading;
  }

  private VBox place() {
    Label hint = new Label(words.get("explore.compare.none"));
    hint.getStyleClass().add("empty-hint");
    hint.setWrapText(true);
    Button open = new Button(words.get("explore.compare.open"));
    open.setId("compare-open");
    open.setOnAction(event -> choose());
    VBox place = new VBox(8, hint, open);
    place.setAlignment(Pos.CENTER);
    place.getStyleClass().add("drop-place");
    return place;
  }

  private void choose() {
    model
        .bench()
        .workspace()
        .files()
        .picture(words.get("explore.compare.open"))
        .ifPresent(model.comparison()::open);
  }

  /** The second becomes the one in use, and the first the second. */
  private void swap() {
    Photograph first = model.photograph().photograph().get();
    Photograph second = model.comparison().picture().photograph().get();
    if (first != null && second != null) {
      model.bench().workspace().picture().show(second);
      model.comparison().picture().show(first);
    }
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    if (!files.isEmpty()) {
      model.comparison().open(files.get(0).toPath());
      event.setDropCompleted(true);
      event.consume();
    }
  }
}
