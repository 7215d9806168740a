package org.filterscope.ui.explore.comparison;

import atlantafx.base.controls.Spacer;
import java.io.File;
import java.util.List;
import java.util.concurrent.Executor;
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
import org.filterscope.ui.compare.OpenReference;
import org.filterscope.ui.compare.ReferenceModelMenu;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.explore.photograph.PhotographViewModel;
import org.filterscope.ui.explore.unit.UnitExports;
import org.filterscope.ui.explore.unit.UnitPaneViewModel;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.unit.NumberFormats;

/** Two photographs, or two models, side by side on the same unit. */
public final class ComparePane extends VBox implements AutoCloseable {

  private final Executor desk;
  private final UnitPaneViewModel unit;
  private final ComparisonViewModel comparison;
  private final Messages words;
  private final UnitExports exhibits;
  private final ExportMenu menu;
  private final StackPane right = new StackPane();
  private final VBox place;
  private final Label change = new Label();
  private final Subscriptions rightSide = new Subscriptions();

  /**
   * A comparison.
   *
   * @param desk where pictures are painted
   * @param first the first photograph
   * @param unit the unit on it
   * @param choice of the reference model
   */
  public ComparePane(
      Messages words,
      Executor desk,
      PhotographViewModel first,
      UnitPaneViewModel unit,
      ComparisonViewModel comparison,
      ReferenceModelMenu choice,
      UnitExports exhibits,
      ExportMenu menu) {
    super(6);
    this.words = words;
    this.desk = desk;
    this.unit = unit;
    this.comparison = comparison;
    setId("compare");
    getStyleClass().add("compare-pane");
    this.exhibits = exhibits;
    this.menu = menu;
    CompareSide left =
        new CompareSide(words, desk, unit, first, unit.unit(), unit.mapPicture(), exhibits, menu);
    place = place();
    for (Region side : List.of(left, right)) {
      side.setMinWidth(0);
      side.setPrefWidth(300);
      HBox.setHgrow(side, Priority.ALWAYS);
    }
    HBox sides = new HBox(12, left, right);
    setVgrow(sides, Priority.ALWAYS);
    getChildren().addAll(heading(choice), change, sides);
    visibleProperty().bind(comparison.isOpen());
    managedProperty().bind(comparison.isOpen());
    right.setOnDragOver(this::over);
    right.setOnDragDropped(this::dropped);
    comparison.second().addListener((property, old, now) -> show(left, now));
    unit.choice().layer().addListener((property, old, now) -> sayChange());
    unit.choice().channel().addListener((property, old, now) -> sayChange());
    show(left, comparison.second().get());
  }

  private void show(CompareSide left, ComparisonViewModel.Second second) {
    rightSide.close();
    CompareSide side =
        new CompareSide(
            words, desk, unit, second.photograph(), second.unit(), second.map(), exhibits, menu);
    rightSide.add(side::close);
    side.visibleProperty().bind(second.photograph().photograph().isNotNull());
    place.visibleProperty().bind(second.photograph().photograph().isNull());
    right.getChildren().setAll(side, place);
    OpenReference earlier = second.earlier();
    side.through(earlier == null ? "" : earlier.used().model().name());
    left.through(earlier == null ? "" : comparison.modelName());
    sayChange();
  }

  /** How much the unit's kernels differ between both models. */
  private void sayChange() {
    OpenReference earlier = comparison.second().get().earlier();
    Node layer = unit.choice().layer().get();
    int channel = unit.choice().channel().get();
    double[] changes = earlier == null ? null : earlier.changesOf(layer.name()).orElse(null);
    change.setText(
        changes == null || channel == UnitSelection.NONE
            ? ""
            : words.get(
                "explore.before.change",
                layer.name(),
                Integer.toString(channel),
                NumberFormats.of(100 * changes[channel])));
  }

  /** Leaves what lives longer than it. */
  @Override
  public void close() {
    rightSide.close();
  }

  private HBox heading(ReferenceModelMenu choice) {
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
            choice,
            new IconButton(
                "mdal-folder_open",
                words.get("explore.compare.open"),
                words.get("explore.compare.open"),
                comparison::choose),
            new IconButton(
                "mdmz-swap_horiz",
                words.get("explore.compare.swap"),
                words.get("explore.compare.swap.tooltip"),
                comparison::swap),
            new IconButton(
                "mdal-close",
                words.get("explore.compare.close"),
                words.get("explore.compare.close"),
                () -> comparison.isOpen().set(false)));
    heading.setAlignment(Pos.CENTER_LEFT);
    return heading;
  }

  private VBox place() {
    Label hint = new Label(words.get("explore.compare.none"));
    hint.getStyleClass().add("empty-hint");
    hint.setWrapText(true);
    Button open = new Button(words.get("explore.compare.open"));
    open.setId("compare-open");
    open.setOnAction(event -> comparison.choose());
    VBox place = new VBox(8, hint, open);
    place.setAlignment(Pos.CENTER);
    place.getStyleClass().add("drop-place");
    return place;
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
      comparison.open(files.get(0).toPath());
      event.setDropCompleted(true);
      event.consume();
    }
  }
}
