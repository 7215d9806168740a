package org.filterscope.ui.unit;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.controls.Spacer;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exportable;

/**
 * Lies over a screen and shows one of its pictures as large as there is room for. It follows the
 * picture: another unit or photograph is shown here, too. Escape and a click beside it close it.
 */
public final class PictureOverlay extends ModalPane {

  /** How much of the screen the picture takes. */
  private static final double SHARE = 0.94;

  private final Messages words;
  private final Executor painting;
  private final ExportMenu menu;
  private Runnable leaving = () -> {};

  /**
   * What is enlarged.
   *
   * @param title what it is
   * @param note what stands below it
   * @param exhibit what is saved of it
   */
  public record Enlarged(
      PicturePane pane,
      ObservableValue<String> title,
      ObservableValue<String> note,
      Supplier<Optional<Exportable>> exhibit) {}

  /**
   * Shows nothing yet.
   *
   * @param painting where pictures are reduced
   */
  public PictureOverlay(Messages words, Executor painting, ExportMenu menu) {
    this.words = words;
    this.painting = painting;
    this.menu = menu;
    setId("picture-overlay");
    setFocusTraversable(false);
    setInTransitionFactory(null);
    setOutTransitionFactory(null);
    displayProperty()
        .addListener(
            (property, old, isShown) -> {
              if (!isShown) {
                leaving.run();
                leaving = () -> {};
                // Escape hides what it leaves in place.
                setContent(null);
              }
            });
  }

  /** Lets a click on a picture, or Enter, enlarge it. */
  public void attach(Enlarged shown) {
    shown.pane().openingProperty().set(() -> open(shown));
  }

  /** Attaches a picture, and gives a button that enlarges it. */
  public IconButton button(Enlarged shown) {
    attach(shown);
    String enlarge = words.get("explore.enlarge");
    IconButton button =
        new IconButton(
            "mdmz-open_in_full", enlarge, words.get("explore.enlarge.tooltip"), () -> open(shown));
    button.disableProperty().bind(shown.pane().pictureProperty().isNull());
    return button;
  }

  private void open(Enlarged shown) {
    Node before = getScene().getFocusOwner();
    PicturePane large = new PicturePane(painting);
    large.setId("enlarged");
    large.mirror(shown.pane());
    large.openingProperty().set(() -> hide(true));
    large.pictureProperty().addListener((property, old, now) -> hideWithout(now));
    menu.attach(large, shown.exhibit());
    VBox.setVgrow(large, Priority.ALWAYS);
    Label note = new Label();
    note.textProperty().bind(shown.note());
    note.getStyleClass().add("section-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    VBox content = new VBox(heading(shown), large, note);
    content.getStyleClass().add("enlarged");
    content.prefWidthProperty().bind(widthProperty().multiply(SHARE));
    content.prefHeightProperty().bind(heightProperty().multiply(SHARE));
    content.maxWidthProperty().bind(content.prefWidthProperty());
    content.maxHeightProperty().bind(content.prefHeightProperty());
    leaving =
        () -> {
          large.unmirror(shown.pane());
          note.textProperty().unbind();
          if (before != null) {
            before.requestFocus();
          }
        };
    show(content);
    large.requestFocus();
  }

  private HBox heading(Enlarged shown) {
    Label title = new Label();
    title.textProperty().bind(shown.title());
    title.getStyleClass().add("unit-title");
    title.setMinWidth(0);
    String close = words.get("explore.enlarge.close");
    HBox heading =
        new HBox(
            6,
            title,
            new Spacer(),
            menu.saveButton(shown.exhibit()),
            new IconButton("mdal-close", close, close, () -> hide(true)));
    heading.setAlignment(Pos.CENTER_LEFT);
    return heading;
  }

  /** A unit without a picture has nothing to enlarge. */
  private void hideWithout(Object picture) {
    if (picture == null) {
      hide(true);
    }
  }
}
