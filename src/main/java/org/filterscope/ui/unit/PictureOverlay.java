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
 * An overlay over a screen that shows one of its pictures as large as possible. It follows the
 * picture, so another unit or photograph appears here, too. Escape or a click beside the picture
 * closes it.
 */
public final class PictureOverlay extends ModalPane {

  /** The share of the screen that the picture takes. */
  private static final double SHARE = 0.94;

  private final Messages words;
  private final Executor painting;
  private final ExportMenu menu;
  private Runnable leaving = () -> {};

  /**
   * A picture that can be enlarged.
   *
   * @param title its title
   * @param note the text below it
   * @param exhibit the form in which it is saved
   */
  public record Enlarged(
      PicturePane pane,
      ObservableValue<String> title,
      ObservableValue<String> note,
      Supplier<Optional<Exportable>> exhibit) {}

  /**
   * Creates a closed overlay.
   *
   * @param painting scales pictures down
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
                // Escape hides the overlay but leaves its content.
                setContent(null);
              }
            });
  }

  /** Lets a click on a picture, or Enter, enlarge it. */
  public void attach(Enlarged shown) {
    shown.pane().openingProperty().set(() -> open(shown));
  }

  /** Attaches a picture and returns a button that enlarges it. */
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

  /** Closes the overlay when the unit has no picture. */
  private void hideWithout(Object picture) {
    if (picture == null) {
      hide(true);
    }
  }
}
