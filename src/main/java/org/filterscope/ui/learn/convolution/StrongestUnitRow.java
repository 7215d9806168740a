package org.filterscope.ui.learn.convolution;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableDoubleValue;
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
final class StrongestUnitRow extends HBox {

  /** Side of a picture, and of a small one. */
  static final double SIDE = 92;

  static final double SMALL_SIDE = 64;

  /** The width of the names to the left of the pictures. */
  static final double NAME = 118;

  private static final double SPACING = 8;

  private static final int ACROSS = 3;
  private static final double GAP = 2;

  private final Messages words;
  private final ObservableDoubleValue side;
  private final DoubleBinding ofPatch;
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
   * @param side of each picture
   * @param explore shows a cell in Explore
   */
  StrongestUnitRow(
      Messages words,
      int number,
      StrongestUnitViewModel model,
      ObservableDoubleValue side,
      Consumer<CellAddress> explore) {
    super(SPACING);
    this.words = words;
    this.side = side;
    ofPatch = Bindings.createDoubleBinding(() -> (side.get() - (ACROSS - 1) * GAP) / ACROSS, side);
    this.number = number;
    setAlignment(Pos.CENTER_LEFT);
    setId("block-" + number);
    getStyleClass().add("block-row");
    unit.setOnAction(
        event -> {
          StrongestUnitViewModel.Found now = model.found().get();
          if (now != null) {
            PlaceInLayers.Step step = now.step();
            explore.accept(
                new CellAddress(step.layer(), step.channel(), step.row(), step.column()));
          }
        });
    VBox named =
        new VBox(2, Texts.heading(words.get("learn.deeper.block", number)), unit, field, value);
    named.setMinWidth(NAME);
    named.setPrefWidth(NAME);
    unknown
        .textProperty()
        .bind(
            Bindings.when(model.looking())
                .then(words.get("learn.deeper.looking"))
                .otherwise(words.get("learn.deeper.unknown")));
    unknown.maxWidthProperty().bind(side);
    patches.setHgap(GAP);
    patches.setVgap(GAP);
    getChildren()
        .addAll(
            named,
            framed(seen),
            new StackPane(framed(projection), none),
            new StackPane(framed(patches), unknown));
    none.maxWidthProperty().bind(side);
    model.found().addListener((property, old, now) -> show(now));
    model.projection().addListener((property, old, now) -> project(model));
    model.patches().addListener((property, old, now) -> show(now));
    show(model.found().get());
    project(model);
    show(model.patches().get());
  }

  /** The width of a row whose pictures have a given side. */
  static double width(double side) {
    return NAME + 3 * (SPACING + side) + SPACING;
  }

  private StackPane framed(javafx.scene.Node content) {
    StackPane frame = new StackPane(content);
    if (content instanceof ImageView picture) {
      picture.fitWidthProperty().bind(side);
      picture.fitHeightProperty().bind(side);
      picture.setPreserveRatio(true);
    }
    for (DoubleProperty length :
        List.of(
            frame.minWidthProperty(),
            frame.prefWidthProperty(),
            frame.maxWidthProperty(),
            frame.minHeightProperty(),
            frame.prefHeightProperty(),
            frame.maxHeightProperty())) {
      length.bind(side);
    }
    frame.getStyleClass().add("picture-ground");
    return frame;
  }

  private void show(StrongestUnitViewModel.@Nullable Found now) {
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

  private void project(StrongestUnitViewModel model) {
    Picture made = model.projection().get();
    projection.setImage(made == null ? null : PixelImage.of(made));
    StrongestUnitViewModel.Found now = model.found().get();
    boolean isSilent = now != null && now.step().value() <= 0;
    none.setText(isSilent ? words.get("learn.deeper.silent") : "");
  }

  private void show(List<Picture> pictures) {
    patches.getChildren().clear();
    Texts.show(unknown, pictures.isEmpty());
    for (int i = 0; i < Math.min(pictures.size(), ACROSS * ACROSS); i++) {
      ImageView patch = new ImageView(PixelImage.of(pictures.get(i)));
      patch.fitWidthProperty().bind(ofPatch);
      patch.fitHeightProperty().bind(ofPatch);
      patches.add(patch, i % ACROSS, i / ACROSS);
    }
  }
}
