package org.filterscope.ui.explore.comparison;

import atlantafx.base.controls.Spacer;
import java.io.File;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.MapPainter;
import org.filterscope.figure.Scale;
import org.filterscope.network.Node;
import org.filterscope.ui.Messages;
import org.filterscope.ui.compare.OpenReference;
import org.filterscope.ui.compare.ReferenceModelMenu;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.Pixels;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.explore.layer.UnitSelection;
import org.filterscope.ui.explore.unit.PictureTools;
import org.filterscope.ui.explore.unit.UnitPaneViewModel;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.filterscope.ui.unit.ColourBar;
import org.filterscope.ui.unit.NumberFormats;

/** Two photographs, or two models, side by side on the same unit. */
public final class ComparePane extends VBox implements AutoCloseable {

  private final Executor desk;
  private final UnitPaneViewModel unit;
  private final ComparisonViewModel comparison;
  private final Messages words;
  private final PhotographViewModel first;
  private final PictureTools tools;
  private final StackPane left = new StackPane();
  private final StackPane right = new StackPane();
  private final VBox place;
  private final Label change = new Label();
  private final FlowPane scales = new FlowPane(16, 4);
  private final ColourBar mapScale = new ColourBar();
  private final ColourBar projectionScale = new ColourBar();
  private final HBox mapPart;
  private final HBox projectionPart;
  private final Subscriptions sides = new Subscriptions();

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
      PictureTools tools) {
    super(6);
    this.words = words;
    this.desk = desk;
    this.unit = unit;
    this.comparison = comparison;
    setId("compare");
    getStyleClass().add("compare-pane");
    this.first = first;
    this.tools = tools;
    place = place();
    mapPart = scale("explore.compare.scale.maps", mapScale);
    projectionPart = scale("explore.compare.scale.projections", projectionScale);
    scales.getChildren().addAll(mapPart, projectionPart);
    scales.setId("compare-scales");
    for (Region side : List.of(left, right)) {
      side.setMinWidth(0);
      side.setPrefWidth(300);
      HBox.setHgrow(side, Priority.ALWAYS);
    }
    HBox both = new HBox(12, left, right);
    setVgrow(both, Priority.ALWAYS);
    getChildren().addAll(heading(choice), change, both, scales);
    visibleProperty().bind(comparison.isOpen());
    managedProperty().bind(comparison.isOpen());
    right.setOnDragOver(this::over);
    right.setOnDragDropped(this::dropped);
    comparison.second().addListener((property, old, now) -> show(now));
    unit.choice().layer().addListener((property, old, now) -> sayChange());
    unit.choice().channel().addListener((property, old, now) -> sayChange());
    show(comparison.second().get());
  }

  private HBox scale(String key, ColourBar bar) {
    Label label = new Label(words.get(key));
    label.setMinWidth(USE_PREF_SIZE);
    HBox part = new HBox(6, label, bar);
    part.getStyleClass().add("legend");
    part.setAlignment(Pos.CENTER_LEFT);
    part.managedProperty().bind(part.visibleProperty());
    return part;
  }

  private void show(ComparisonViewModel.Second second) {
    sides.close();
    OpenReference earlier = second.earlier();
    CompareSide one =
        new CompareSide(
            words,
            desk,
            unit,
            first,
            unit.unit(),
            second.pictures(),
            ComparedPictures::left,
            earlier == null ? "" : comparison.modelName(),
            tools);
    CompareSide other =
        new CompareSide(
            words,
            desk,
            unit,
            second.photograph(),
            second.unit(),
            second.pictures(),
            ComparedPictures::right,
            earlier == null ? "" : earlier.used().model().name(),
            tools);
    sides.add(one::close);
    sides.add(other::close);
    other.visibleProperty().bind(second.photograph().photograph().isNotNull());
    place.visibleProperty().bind(second.photograph().photograph().isNull());
    left.getChildren().setAll(one);
    right.getChildren().setAll(other, place);
    sides.onValue(second.pictures().painted(), this::showScales);
    showScales(second.pictures().painted().get());
    sayChange();
  }

  private void showScales(ComparedPictures shown) {
    MapPainter maps = shown.maps();
    mapPart.setVisible(maps != null);
    if (maps != null) {
      mapScale.show(maps.colours(), maps.scale());
    }
    projectionPart.setVisible(shown.fullColour() > 0);
    // Colours of projections go from their negative over mid-grey to bright, as grey does.
    projectionScale.show(ColourMap.GREY, new Scale(-shown.fullColour(), shown.fullColour()));
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
                unit.text().title(layer, channel),
                NumberFormats.of(100 * changes[channel])));
  }

  /** Leaves what lives longer than it. */
  @Override
  public void close() {
    sides.close();
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
    if (event.getDragboard().hasFiles() || event.getDragboard().hasImage()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  /** A file goes before pixels: it has all of the picture, and a name. */
  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    Image pixels = event.getDragboard().getImage();
    if (!files.isEmpty()) {
      comparison.open(files.get(0).toPath());
    } else if (pixels != null) {
      comparison.show(words.get("explore.compare.dropped"), () -> Pixels.picture(pixels));
    } else {
      return;
    }
    event.setDropCompleted(true);
    event.consume();
  }
}
