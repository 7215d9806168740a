package org.filterscope.ui.explore.photograph;

import atlantafx.base.controls.Spacer;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Preparation;
import org.filterscope.ui.Messages;
import org.filterscope.ui.OpenPicture;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.jspecify.annotations.Nullable;

/** The photograph with its crop, and what the network sees of it. */
public final class PhotographPane extends VBox {

  private static final double INPUT_SIDE = 88;

  private final PhotographViewModel model;
  private final Preparation preparation;
  private final ObservableValue<@Nullable CellField> field;
  private final Messages words;
  private final PicturePane photograph;
  private final PicturePane input;
  private final Label hint = new Label();
  private final Label name = new Label();
  private final Label size = new Label();

  /**
   * A photograph.
   *
   * @param desk where pictures are painted
   * @param files goes to the photograph's neighbours
   * @param preparation of the network
   * @param field what the chosen cell sees
   */
  public PhotographPane(
      Messages words,
      Executor desk,
      OpenPicture files,
      PhotographViewModel model,
      Preparation preparation,
      ObservableValue<@Nullable CellField> field,
      PhotographExports exhibits,
      ExportMenu menu) {
    this.words = words;
    this.model = model;
    this.preparation = preparation;
    this.field = field;
    getStyleClass().add("unit-section");
    photograph = new PicturePane(desk);
    photograph.setId("photograph");
    photograph.onFraming(model::frame);
    photograph.onResetFraming(model::frameAsUsual);
    photograph.setMinHeight(84);
    photograph.setPrefHeight(196);
    input = new PicturePane(desk);
    input.setId("input");
    input.setMinSize(INPUT_SIDE, INPUT_SIDE);
    input.setMaxSize(INPUT_SIDE, INPUT_SIDE);
    menu.attach(photograph, exhibits::photograph);
    menu.attach(input, exhibits::input);
    hint.getStyleClass().add("empty-hint");
    hint.setWrapText(true);
    hint.setMouseTransparent(true);
    StackPane stack = new StackPane(photograph, hint);
    setVgrow(stack, Priority.SOMETIMES);
    getChildren().addAll(stack, inputRow(files));

    StaleMark.follow(model.busy(), input);
    model.photograph().addListener((property, old, now) -> showPhotograph());
    model.framing().addListener((property, old, now) -> showFraming(now));
    model.inspection().addListener((property, old, now) -> showInput(now));
    field.addListener((property, old, now) -> showField());
    showPhotograph();
    showFraming(model.framing().get());
    showInput(model.inspection().get());
  }

  private HBox inputRow(OpenPicture files) {
    name.getStyleClass().add("photograph-name");
    size.getStyleClass().add("section-note");
    size.setWrapText(true);
    size.setMinHeight(Region.USE_PREF_SIZE);
    HBox buttons =
        new HBox(
            2,
            new IconButton(
                "mdal-crop_free",
                words.get("explore.frame.reset"),
                words.get(
                    "explore.frame.reset.tooltip",
                    Integer.toString(preparation.shorterSide()),
                    Integer.toString(preparation.width()),
                    Integer.toString(preparation.height())),
                model::frameAsUsual),
            new IconButton(
                "mdmz-zoom_out_map",
                words.get("explore.zoom.reset"),
                words.get("explore.zoom.reset.tooltip"),
                photograph::fit),
            new IconButton(
                "mdal-chevron_left",
                words.get("explore.folder.previous"),
                words.get("explore.folder.previous"),
                files::previous),
            new IconButton(
                "mdal-chevron_right",
                words.get("explore.folder.next"),
                words.get("explore.folder.next"),
                files::next));
    Label title = new Label(words.get("explore.input"));
    title.getStyleClass().add("section-title");
    VBox texts = new VBox(title, name, size, new Spacer(Orientation.VERTICAL), buttons);
    HBox.setHgrow(texts, Priority.ALWAYS);
    texts.setMinWidth(0);
    HBox row = new HBox(10, input, texts);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  private void showPhotograph() {
    Photograph shown = model.photograph().get();
    photograph.pictureProperty().set(shown == null ? null : shown.picture());
    hint.setVisible(shown == null);
    hint.setText(words.get("explore.photograph.none.hint"));
    name.setText(shown == null ? words.get("explore.photograph.none") : shown.name());
    photograph.setAccessibleText(
        shown == null
            ? words.get("explore.photograph.none")
            : words.get("explore.photograph.accessible", shown.name()));
    showField();
  }

  private void showFraming(@Nullable Crop framing) {
    photograph.framingProperty().set(framing);
    if (framing == null) {
      size.setText("");
      return;
    }
    Photograph shown = model.photograph().get();
    double reduction = shown == null ? 1 : shown.picture().reduction();
    size.setText(
        words.get(
            "explore.input.crop",
            whole(framing.box().width() * reduction),
            whole(framing.box().height() * reduction),
            whole(framing.pictureWidth() * reduction),
            whole(framing.pictureHeight() * reduction)));
  }

  private void showInput(@Nullable Inspection inspection) {
    input.pictureProperty().set(inspection == null ? null : inspection.input());
    input.setAccessibleText(
        words.get(
            "explore.input.accessible",
            Integer.toString(preparation.width()),
            Integer.toString(preparation.height())));
    showField();
  }

  private void showField() {
    CellField seen = field.getValue();
    boolean isOfThis =
        seen != null
            && model.photograph().get() != null
            && seen.inspection().picture().argb() == model.photograph().get().picture().argb();
    if (seen == null || !isOfThis) {
      photograph.markProperty().set(null);
      input.markProperty().set(null);
      return;
    }
    Box onInput = seen.box();
    input.markProperty().set(onInput);
    photograph
        .markProperty()
        .set(
            seen.inspection()
                .framing()
                .toPicture(
                    onInput,
                    seen.inspection().input().width(),
                    seen.inspection().input().height()));
  }

  private static String whole(double pixels) {
    return Long.toString(Math.round(pixels));
  }
}
