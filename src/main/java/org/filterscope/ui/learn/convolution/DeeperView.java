package org.filterscope.ui.learn.convolution;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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

  /** Below, the rows stand under the photograph. */
  private static final double SIDE_BY_SIDE = 118 + 3 * (BlockRow.SIDE + 8) + LEAST_PICTURE + 40;

  private final Messages words;
  private final StackPane content = new StackPane();
  private final MarkedPicture photograph;
  private final Label caption = Texts.note("");
  private final VBox left;
  private final VBox right = new VBox(6);
  private boolean isWide;

  DeeperView(Messages words, Executor desk, DeeperViewModel model, Consumer<CellAddress> explore) {
    this.words = words;
    photograph = new MarkedPicture(desk, false);
    photograph.setId("deeper-photograph");
    photograph.setMinHeight(LEAST_PICTURE);
    photograph.setAccessibleText(words.get("learn.deeper.photograph.accessible"));
    photograph.onPoint(point -> model.goTo(point.y(), point.x()));
    photograph.onMove(move -> model.move(move.rows(), move.columns()));
    // No higher than wide: most photographs are seen as squares.
    photograph.prefHeightProperty().bind(photograph.widthProperty());
    caption.setId("deeper-caption");
    left = new VBox(4, Texts.heading(words.get("learn.filter.photograph")), photograph, caption);
    right.getChildren().add(heads());
    for (int i = 0; i < model.blocks().size(); i++) {
      right.getChildren().add(new BlockRow(words, i + 1, model.blocks().get(i), explore));
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
    widthProperty().addListener((property, old, now) -> arrange(now.doubleValue() >= SIDE_BY_SIDE));
    model.place().addListener((property, old, now) -> show(now));
    show(model.place().get());
  }

  /** All of the figure, for a picture of it. */
  Region content() {
    return content;
  }

  private HBox heads() {
    Label name = Texts.note(words.get("learn.deeper.head.unit"));
    name.setMinWidth(118);
    name.setPrefWidth(118);
    return new HBox(
        8,
        name,
        head("learn.deeper.head.seen"),
        head("learn.deeper.head.projection"),
        head("learn.deeper.head.patches"));
  }

  private Label head(String key) {
    Label head = Texts.note(words.get(key));
    head.setMinWidth(BlockRow.SIDE);
    head.setPrefWidth(BlockRow.SIDE);
    return head;
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
