package org.filterscope.ui.unit;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.patches.query.ProjectedPatch;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.projection.SilentUnit;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.PixelImage;
import org.jspecify.annotations.Nullable;

/** A projection beside its patch, as a button that opens the photograph at that place. */
public final class PatchPair extends VBox {

  /** The smallest side with text on it. In smaller places, only the tooltip has the text. */
  private static final double WORDY = 100;

  private final Messages words;
  private final double side;
  private final ImageView projection = new ImageView();
  private final Label absence = new Label();
  private final ImageView patch = new ImageView();
  private final Button button = new Button();
  private final Label caption = new Label();
  private final Tooltip tooltip = new Tooltip();
  private @Nullable TopPatch topPatch;

  /**
   * Creates an empty pair.
   *
   * @param side the side of a picture, in logical pixels
   * @param visit goes to a patch's photograph
   */
  public PatchPair(Messages words, double side, Consumer<TopPatch> visit) {
    this.words = words;
    this.side = side;
    setSpacing(2);
    getStyleClass().add("patch-pair");
    absence.getStyleClass().add("section-note");
    absence.setWrapText(true);
    absence.setMaxWidth(side - 8);
    absence.setMouseTransparent(true);
    HBox pictures = new HBox(4, new StackPane(framed(projection), absence), framed(patch));
    button.setGraphic(pictures);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().addAll("flat", "patch-button");
    button.setTooltip(tooltip);
    button.setOnAction(
        event -> {
          TopPatch now = topPatch;
          if (now != null) {
            visit.accept(now);
          }
        });
    caption.getStyleClass().add("section-note");
    caption.setMinWidth(0);
    caption.setMaxWidth(2 * side + 10);
    getChildren().addAll(button, caption);
  }

  /** Shows one of a unit's top patches. */
  public void show(TopPatches.Shown shown, int place) {
    TopPatch now = shown.unit().shown().get(place);
    topPatch = now;
    show(patch, shown.patches(), place, shown.slot());
    show(projection, shown.projections(), place, shown.slot());
    String name = String.valueOf(now.photograph().getFileName());
    caption.setText(words.get("filters.pair", NumberFormats.of(now.value()), name));
    String reason = place < shown.projected().size() ? reason(shown.projected().get(place)) : "";
    String text =
        reason.isEmpty()
            ? words.get("filters.pair.tooltip", name, NumberFormats.of(now.value()))
            : reason;
    absence.setText(side < WORDY ? "" : reason);
    absence.setVisible(!reason.isEmpty());
    tooltip.setText(text);
    button.setAccessibleText(text);
  }

  /** Why there is no projection; empty if there is one. */
  private String reason(ProjectedPatch topPatch) {
    if (topPatch instanceof ProjectedPatch.Missing missing) {
      return missing.reason().getLocalizedMessage();
    }
    return ((ProjectedPatch.Seen) topPatch).projected() instanceof SilentUnit silence
        ? words.get("filters.pair.silent", NumberFormats.of(silence.value()))
        : "";
  }

  /** Sets whether the caption is shown. */
  public void captioned(boolean isCaptioned) {
    caption.setVisible(isCaptioned);
    caption.setManaged(isCaptioned);
  }

  private HBox framed(ImageView view) {
    HBox frame = new HBox(view);
    frame.setAlignment(Pos.CENTER);
    frame.setMinSize(side, side);
    frame.setPrefSize(side, side);
    frame.setMaxSize(side, side);
    frame.getStyleClass().add("patch-frame");
    return frame;
  }

  private void show(ImageView view, int[] @Nullable [] slots, int place, int slot) {
    int[] pixels = place < slots.length ? slots[place] : null;
    view.setImage(pixels == null ? null : PixelImage.around(slot, slot, pixels).image());
    view.setFitWidth(Math.min(side, slot));
    view.setFitHeight(Math.min(side, slot));
  }
}
