package org.filterscope.ui.learn.experiment;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.PixelImage;

/** One photograph on which a part is marked, by a click or by arrow keys. */
final class MarkPane extends Pane {

  private static final double SHOWN = 176;
  private static final double STEP = 4;

  private final Messages words;
  private final Path image;
  private final Marks marks;
  private final int side;
  private final Supplier<String> part;
  private final Supplier<Integer> size;
  private final Pane drawn = new Pane();

  /**
   * A photograph.
   *
   * @param input what the network reads of it
   * @param part the part that is marked now
   * @param size the side of a mark, in pixels of the input
   */
  MarkPane(
      Messages words,
      Path image,
      Picture input,
      Marks marks,
      Supplier<String> part,
      Supplier<Integer> size) {
    this.words = words;
    this.image = image;
    this.marks = marks;
    this.part = part;
    this.size = size;
    side = input.width();
    ImageView view = new ImageView(PixelImage.of(input));
    view.setFitWidth(SHOWN);
    view.setFitHeight(SHOWN);
    drawn.setMouseTransparent(true);
    getChildren().addAll(view, drawn);
    getStyleClass().add("mark-pane");
    setMinSize(SHOWN, SHOWN);
    setPrefSize(SHOWN, SHOWN);
    setMaxSize(SHOWN, SHOWN);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setOnMousePressed(this::press);
    setOnKeyPressed(this::press);
    show();
  }

  /** Draws the marks as they are now. */
  void show() {
    drawn.getChildren().clear();
    Map<String, Box> boxes = marks.of(image);
    double scale = SHOWN / side;
    boxes.forEach(
        (name, box) -> {
          Rectangle frame =
              new Rectangle(
                  box.x0() * scale, box.y0() * scale, box.width() * scale, box.height() * scale);
          frame.getStyleClass().add("mark-frame");
          Text label = new Text(box.x0() * scale, box.y0() * scale - 2, name);
          label.setTextOrigin(VPos.BOTTOM);
          label.getStyleClass().add("mark-name");
          drawn.getChildren().addAll(frame, label);
        });
    setAccessibleText(
        words.get(
            "learn.experiment.marked",
            String.valueOf(image.getFileName()),
            String.join(", ", boxes.keySet())));
  }

  private void press(MouseEvent event) {
    requestFocus();
    double scale = side / SHOWN;
    marks.mark(image, part.get(), event.getX() * scale, event.getY() * scale, size.get());
    event.consume();
  }

  private void press(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> move(-STEP, 0);
      case RIGHT -> move(STEP, 0);
      case UP -> move(0, -STEP);
      case DOWN -> move(0, STEP);
      case DELETE, BACK_SPACE -> marks.remove(image, part.get());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(double dx, double dy) {
    marks.move(image, part.get(), dx, dy, size.get());
  }
}
