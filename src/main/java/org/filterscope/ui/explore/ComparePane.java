package org.filterscope.ui.explore;

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
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Words;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.unit.ExhibitMenu;

/** Two photographs side by side on the same unit. */
final class ComparePane extends VBox {

  private final ExploreViewModel model;
  private final Words words;

  ComparePane(ExploreViewModel model, Exhibits exhibits, ExhibitMenu menu) {
    super(6);
    this.model = model;
    words = model.bench().words();
    setId("compare");
    getStyleClass().add("compare-pane");
    ComparisonViewModel comparison = model.comparison();
    CompareSide first =
        new CompareSide(
            model, model.photograph(), model.unit(), model.mapPicture(), exhibits, menu);
    CompareSide second =
        new CompareSide(
            model,
            comparison.photograph(),
            comparison.unit(),
            model.secondMapPicture(),
            exhibits,
            menu);
    VBox place = place();
    StackPane right = new StackPane(second, place);
    for (Region side : List.of(first, right)) {
      side.setMinWidth(0);
      side.setPrefWidth(300);
      HBox.setHgrow(side, Priority.ALWAYS);
    }
    HBox sides = new HBox(12, first, right);
    setVgrow(sides, Priority.ALWAYS);
    getChildren().addAll(heading(), sides);
    visibleProperty().bind(comparison.isOpen());
    managedProperty().bind(comparison.isOpen());
    second.visibleProperty().bind(comparison.photograph().photograph().isNotNull());
    place.visibleProperty().bind(comparison.photograph().photograph().isNull());
    right.setOnDragOver(this::over);
    right.setOnDragDropped(this::dropped);
  }

  private HBox heading() {
    Label title = new Label(words.get("explore.compare"));
    title.getStyleClass().add("section-title");
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    HBox heading =
        new HBox(
            2,
            title,
            spring,
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
    Photograph second = model.comparison().photograph().photograph().get();
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
