package org.filterscope.ui.learn.convolution;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.image.Box;
import org.filterscope.lesson.convolution.PlaceInLayers;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.MarkedPicture;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.unit.CellAddress;
import org.jspecify.annotations.Nullable;

/** The photograph with nested receptive fields, and a row for each block. */
final class DeeperView extends LiveScroll {

  private static final double LEAST_PICTURE = 220;

  /** From this width on, the blocks have pictures of full size beside the photograph. */
  private static final double ROOMY =
      StrongestUnitRow.width(StrongestUnitRow.SIDE) + LEAST_PICTURE + 40;

  /** From this width on, they have small ones beside it; in less, they are below it. */
  private static final double NARROW = StrongestUnitRow.width(StrongestUnitRow.SMALL_SIDE) + 160;

  private final Messages words;
  private final StackPane content = new StackPane();
  private final MarkedPicture photograph;
  private final Label caption = Texts.note("");
  private final VBox left;
  private final VBox right = new VBox(6);
  private final DoubleProperty side = new SimpleDoubleProperty(this, "side", StrongestUnitRow.SIDE);
  private boolean isWide;

  DeeperView(Messages words, Executor desk, DeeperViewModel model, Consumer<CellAddress> explore) {
    this.words = words;
    photograph = new MarkedPicture(desk, false);
    photograph.setId("deeper-photograph");
    photograph.setMinHeight(LEAST_PICTURE);
    photograph.setAccessibleText(words.get("learn.deeper.photograph.accessible"));
    photograph.onPoint(point -> model.goTo(point.y(), point.x()));
    photograph.onMove(move -> model.move(move.rows(), move.columns()));
    // No higher than wide, as the network sees most photographs as squares.
    photograph.prefHeightProperty().bind(photograph.widthProperty());
    caption.setId("deeper-caption");
    left = new VBox(4, Texts.heading(words.get("learn.filter.photograph")), photograph, caption);
    right.getChildren().add(heads());
    for (int i = 0; i < model.blocks().size(); i++) {
      right
          .getChildren()
          .add(new StrongestUnitRow(words, i + 1, model.blocks().get(i), side, explore));
    }
    right.setMinWidth(Region.USE_PREF_SIZE);
    content.getStyleClass().add("figure-content");
    arrange(true);
    setContent(content);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    getStyleClass().add("edge-to-edge");
    widthProperty().addListener((property, old, now) -> fit(now.doubleValue()));
    model.place().addListener((property, old, now) -> show(now));
    show(model.place().get());
  }

  /** The whole figure, for a picture of it. */
  Region content() {
    return content;
  }

  private HBox heads() {
    Label name = Texts.note(words.get("learn.deeper.head.unit"));
    name.setMinWidth(StrongestUnitRow.NAME);
    name.setPrefWidth(StrongestUnitRow.NAME);
    return new HBox(
        8,
        name,
        head("learn.deeper.head.seen"),
        head("learn.deeper.head.projection"),
        head("learn.deeper.head.patches"));
  }

  private Label head(String key) {
    Label head = Texts.note(words.get(key));
    head.minWidthProperty().bind(side);
    head.prefWidthProperty().bind(side);
    return head;
  }

  private void fit(double width) {
    boolean isSmall = width >= NARROW && width < ROOMY;
    side.set(isSmall ? StrongestUnitRow.SMALL_SIDE : StrongestUnitRow.SIDE);
    photograph.setMinHeight(isSmall ? 0 : LEAST_PICTURE);
    arrange(width >= NARROW);
  }

  private void arrange(boolean wide) {
    if (wide == isWide && !content.getChildren().isEmpty()) {
      return;
    }
    isWide = wide;
    content.getChildren().clear();
    Pane pane = wide ? new HBox(16, left, right) : new VBox(10, left, right);
    HBox.setHgrow(left, Priority.ALWAYS);
    left.setMinWidth(0);
    left.setPrefWidth(LEAST_PICTURE);
    content.getChildren().setAll(pane);
  }

  private void show(DeeperViewModel.@Nullable Place now) {
    if (now == null) {
      photograph.pictureProperty().set(null);
      photograph.mark(List.of());
      caption.setText(words.get("learn.filter.waiting"));
      return;
    }
    photograph.pictureProperty().set(now.inspection().input());
    List<PlaceInLayers.Step> ofBlocks = DeeperViewModel.ofBlocks(now.layers());
    photograph.mark(
        now.layers().steps().stream()
            .filter(step -> step.isTrained() && !ofBlocks.contains(step))
            .map(DeeperView::frame)
            .toList(),
        ofBlocks.stream().map(DeeperView::frame).toList());
    caption.setText(
        words.get(
            "learn.deeper.caption", Integer.toString(now.row()), Integer.toString(now.column())));
  }

  private static Box frame(PlaceInLayers.Step step) {
    return new Box(
        step.field().left(), step.field().top(), step.field().right(), step.field().bottom());
  }
}
