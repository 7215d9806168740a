package org.filterscope.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.filterscope.image.Box;
import org.filterscope.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Shows all of a picture, with frames over it that follow the pointer. A place is dragged with the
 * mouse or moved by arrow keys, with Shift in longer steps. Moving a frame does not redraw the
 * picture.
 */
public final class MarkedPicture extends Region {

  private static final PseudoClass FAINT = PseudoClass.getPseudoClass("faint");
  private static final double USUAL_SIDE = 200;
  private static final int LONG_STEP = 8;

  private final ObjectProperty<@Nullable Picture> picture =
      new SimpleObjectProperty<>(this, "picture");
  private final boolean isCrisp;
  private final ZoomedImage image;
  private final List<OutlineMark> frames = new ArrayList<>();
  private final Region focusFrame = new Region();
  private final Rectangle clip = new Rectangle();
  private final List<Consumer<PicturePane.Point>> pointListeners = new ArrayList<>();
  private final List<Consumer<Move>> moveListeners = new ArrayList<>();
  private List<Box> marks = List.of();
  private Viewport viewport = Viewport.fitting(1, 1, 1, 1);
  private boolean isDrawn;

  /**
   * A move from one place to another.
   *
   * @param rows down, or up if negative
   * @param columns to the right, or to the left if negative
   */
  public record Move(int rows, int columns) {}

  /**
   * Creates an empty pane.
   *
   * @param painting scales large pictures down
   * @param isCrisp whether enlarged pixels are drawn as rectangles
   */
  public MarkedPicture(Executor painting, boolean isCrisp) {
    this.isCrisp = isCrisp;
    image = new ZoomedImage(painting);
    getStyleClass().add("picture-pane");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    focusFrame.getStyleClass().add("picture-pane-focus");
    focusFrame.setMouseTransparent(true);
    focusFrame.setManaged(false);
    getChildren().addAll(image, focusFrame);
    setClip(clip);
    picture.addListener((property, old, now) -> replaced(now));
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pointed);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::pointed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::moved);
  }

  /** The picture; null for none. */
  public ObjectProperty<@Nullable Picture> pictureProperty() {
    return picture;
  }

  /**
   * Adds a listener for each point inside the picture that the user presses or drags to. This also
   * makes the pane focusable.
   */
  public void onPoint(Consumer<PicturePane.Point> listener) {
    pointListeners.add(listener);
    setFocusTraversable(true);
    setCursor(Cursor.CROSSHAIR);
  }

  /** Adds a listener for moves by arrow keys. */
  public void onMove(Consumer<Move> listener) {
    moveListeners.add(listener);
  }

  /** Shows frames, the last on top, in pixels of the picture. */
  public void mark(List<Box> parts) {
    mark(List.of(), parts);
  }

  /** Shows frames, some of them faint. */
  public void mark(List<Box> faint, List<Box> parts) {
    marks = Stream.concat(faint.stream(), parts.stream()).toList();
    while (frames.size() < marks.size()) {
      OutlineMark frame = new OutlineMark("marked-part");
      frames.add(frame);
      getChildren().add(getChildren().size() - 1, frame);
    }
    for (int i = 0; i < marks.size(); i++) {
      frames.get(i).pseudoClassStateChanged(FAINT, i < faint.size());
    }
    placeMarks();
  }

  private void placeMarks() {
    for (int i = 0; i < frames.size(); i++) {
      boolean isShown = i < marks.size() && picture.get() != null;
      frames.get(i).frame(isShown ? viewport.onPane(marks.get(i)) : null);
    }
  }

  private void replaced(@Nullable Picture now) {
    image.take(now, this::redraw);
    redraw();
  }

  private void redraw() {
    isDrawn = false;
    requestLayout();
  }

  private void pointed(MouseEvent event) {
    Picture shown = picture.get();
    if (shown == null || event.getButton() != MouseButton.PRIMARY || pointListeners.isEmpty()) {
      return;
    }
    requestFocus();
    double x = Math.min(Math.max(viewport.pictureX(event.getX()), 0), shown.width() - 1e-6);
    double y = Math.min(Math.max(viewport.pictureY(event.getY()), 0), shown.height() - 1e-6);
    pointListeners.forEach(listener -> listener.accept(new PicturePane.Point(x, y)));
    event.consume();
  }

  private void moved(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || moveListeners.isEmpty()) {
      return;
    }
    int far = event.isShiftDown() ? LONG_STEP : 1;
    Move move =
        switch (event.getCode()) {
          case UP, KP_UP -> new Move(-far, 0);
          case DOWN, KP_DOWN -> new Move(far, 0);
          case LEFT, KP_LEFT -> new Move(0, -far);
          case RIGHT, KP_RIGHT -> new Move(0, far);
          default -> null;
        };
    if (move != null) {
      moveListeners.forEach(listener -> listener.accept(move));
      event.consume();
    }
  }

  @Override
  public String getUserAgentStylesheet() {
    return ControlStyles.url();
  }

  @Override
  protected double computePrefWidth(double height) {
    return USUAL_SIDE;
  }

  @Override
  protected double computePrefHeight(double width) {
    return USUAL_SIDE;
  }

  @Override
  protected void layoutChildren() {
    clip.setWidth(getWidth());
    clip.setHeight(getHeight());
    focusFrame.resizeRelocate(0, 0, getWidth(), getHeight());
    Picture shown = picture.get();
    if (shown == null || getWidth() < 1 || getHeight() < 1) {
      placeMarks();
      return;
    }
    Viewport fitting = Viewport.fitting(getWidth(), getHeight(), shown.width(), shown.height());
    if (!isDrawn || !fitting.equals(viewport)) {
      viewport = fitting;
      isDrawn = true;
      double scale = getScene() == null ? 1 : getScene().getWindow().getRenderScaleX();
      image.draw(viewport, isCrisp, scale);
    }
    placeMarks();
  }
}
