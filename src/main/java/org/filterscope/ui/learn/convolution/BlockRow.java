package org.filterscope.ui.learn.convolution;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.image.Picture;
import org.filterscope.lesson.convolution.PlaceInLayers;
import org.filterscope.network.Region;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.PixelImage;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.NumberFormats;
import org.jspecify.annotations.Nullable;

/** One block: the unit that answers most, what it sees here, its projection, its top patches. */
final class BlockRow extends HBox {

  /** Side of a picture. */
  static final double SIDE = 92;

  private static final int ACROSS = 3;
  private static final double GAP = 2;

  private final Messages words;
  private final int number;
  private final Hyperlink unit = new Hyperlink();
  private final Label field = Texts.note("");
  private final Label value = Texts.note("");
  private final ImageView seen = new ImageView();
  private final ImageView projection = new ImageView();
  private final Label none = Texts.note("");
  private final GridPane patches = new GridPane();
  private final Label unknown = Texts.note("");

  /**
   * A block.
   *
   * @param number from 1
   * @param explore shows a cell in Explore
   */
  BlockRow(Messages words, int number, BlockViewModel model, Consumer<CellAddress> explore) {
    super(8);
    this.words = words;
    this.number = number;
    setAlignment(Pos.CENTER_LEFT);
    setId("block-" + number);
    getStyleClass().add("block-row");
    unit.setOnAction(
        event -> {
          BlockViewModel.Found now = model.found().get();
          if (now != null) {
            PlaceInLayers.Step step = now.step();
            explore.accept(
                new CellAddress(step.layer(), step.channel(), step.row(), step.column()));
          }
        });
    VBox named =
        new VBox(2, Texts.heading(words.get("learn.deeper.block", number)), unit, field, value);
    named.setMinWidth(118);
    named.setPrefWidth(118);
    unknown.setText(words.get("learn.deeper.unknown"));
    unknown.setMaxWidth(SIDE);
    patches.setHgap(GAP);
    patches.setVgap(GAP);
    getChildren()
        .addAll(
            named,
            framed(seen),
            new StackPane(framed(projection), none),
            new StackPane(framed(patches), unknown));
    none.setMaxWidth(SIDE - 8);
    model.found().addListener((property, old, now) -> show(now));
    model.projection().addListener((property, old, now) -> project(model));
    model.patches().addListener((property, old, now) -> show(now));
    show(model.found().get());
    project(model);
    show(model.patches().get());
  }

  private static StackPane framed(javafx.scene.Node content) {
    StackPane frame = new StackPane(content);
    if (content instanceof ImageView picture) {
      picture.setFitWidth(SIDE);
      picture.setFitHeight(SIDE);
      picture.setPreserveRatio(true);
    }
    frame.setMinSize(SIDE, SIDE);
    frame.setPrefSize(SIDE, SIDE);
    frame.setMaxSize(SIDE, SIDE);
    frame.getStyleClass().add("picture-ground");
    return frame;
  }

  private void show(BlockViewModel.@Nullable Found now) {
    if (now == null) {
      unit.setText("");
      field.setText("");
      value.setText("");
      seen.setImage(null);
      return;
    }
    PlaceInLayers.Step step = now.step();
    Region sees = step.field();
    unit.setText(words.get("explore.unit.title", step.layer(), Integer.toString(step.channel())));
    unit.setAccessibleText(
        words.get(
            "learn.deeper.unit.accessible", number, unit.getText(), sees.width(), sees.height()));
    field.setText(words.get("learn.deeper.field", sees.width(), sees.height()));
    value.setText(words.get("learn.deeper.value", NumberFormats.of(step.value())));
    Picture input = now.inspection().input();
    if (seen.getImage() == null || !input.equals(seen.getUserData())) {
      seen.setUserData(input);
      seen.setImage(PixelImage.of(input));
    }
    seen.setViewport(
        new Rectangle2D(
            sees.left(), sees.top(), Math.max(1, sees.width()), Math.max(1, sees.height())));
  }

  private void project(BlockViewModel model) {
    Picture made = model.projection().get();
    projection.setImage(made == null ? null : PixelImage.of(made));
    BlockViewModel.Found now = model.found().get();
    boolean isSilent = now != null && now.step().value() <= 0;
    none.setText(isSilent ? words.get("learn.deeper.silent") : "");
  }

  private void show(List<Picture> pictures) {
    patches.getChildren().clear();
    Texts.show(unknown, pictures.isEmpty());
    double side = (SIDE - (ACROSS - 1) * GAP) / ACROSS;
    for (int i = 0; i < Math.min(pictures.size(), ACROSS * ACROSS); i++) {
      ImageView patch = new ImageView(PixelImage.of(pictures.get(i)));
      patch.setFitWidth(side);
      patch.setFitHeight(side);
      patches.add(patch, i % ACROSS, i / ACROSS);
    }
  }
}
