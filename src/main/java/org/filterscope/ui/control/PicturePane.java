package org.filterscope.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.scene.AccessibleRole;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * Shows a picture that can be zoomed and panned: wheel, pinch, + and - zoom around the pointer or
 * the middle, 0 fits the picture into the pane, and dragging pans.
 *
 * <p>It can show overlays: the crop, which is dragged by its area or its corners; a grid of cells,
 * of which one is chosen by click or arrow keys; and a marked part.
 *
 * <p>Keys: With a crop, arrows move it, + and - resize it, and Home calls {@link #onResetFraming}.
 * With a grid, arrows choose a cell. Otherwise arrows pan if there is something to pan, and + and -
 * zoom. With Ctrl, arrows always pan and + and - always zoom. With Shift, steps are longer. The
 * wheel with Ctrl resizes the crop. The middle button pans even over a crop. Enter calls {@link
 * #openingProperty}, and so does a click if there are no cells to choose.
 */
public final class PicturePane extends Region {

  private final ObjectProperty<@Nullable Picture> picture =
      new SimpleObjectProperty<>(this, "picture");
  private final BooleanProperty crisp = new SimpleBooleanProperty(this, "crisp");
  private final ObjectProperty<@Nullable Crop> framing =
      new SimpleObjectProperty<>(this, "framing");
  private final ObjectProperty<@Nullable Grid> grid = new SimpleObjectProperty<>(this, "grid");
  private final ObjectProperty<@Nullable Cell> cell = new SimpleObjectProperty<>(this, "cell");
  private final ObjectProperty<@Nullable Box> mark = new SimpleObjectProperty<>(this, "mark");
  private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(this, "zoom", 1);

  private final List<Consumer<Crop>> framingListeners = new ArrayList<>();
  private final List<Runnable> resetListeners = new ArrayList<>();
  private final List<Consumer<Cell>> cellListeners = new ArrayList<>();
  private final List<Consumer<@Nullable Point>> pointerListeners = new ArrayList<>();
  private final ObjectProperty<@Nullable Runnable> opening =
      new SimpleObjectProperty<>(this, "opening");

  private final ZoomedImage image;
  private final CropFrame cropFrame = new CropFrame();
  private final OutlineMark marked = new OutlineMark("marked-part");
  private final OutlineMark chosen = new OutlineMark("chosen-cell");
  private final Region focusFrame = new Region();
  private final Rectangle clip = new Rectangle();
  private Viewport viewport = Viewport.fitting(1, 1, 1, 1);

  /**
   * A grid of cells that covers all of the picture.
   *
   * @param rows from top to bottom
   * @param columns from left to right
   */
  public record Grid(int rows, int columns) {}

  /**
   * One cell of the grid.
   *
   * @param row from 0 at the top
   * @param column from 0 at the left
   */
  public record Cell(int row, int column) {}

  /**
   * A point of the picture.
   *
   * @param x in pixels; pixel {@code i} covers {@code [i, i + 1)}
   * @param y in pixels
   */
  public record Point(double x, double y) {}

  /**
   * An empty pane.
   *
   * @param painting scales large pictures down
   */
  public PicturePane(Executor painting) {
    image = new ZoomedImage(painting);
    getStyleClass().add("picture-pane");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    focusFrame.getStyleClass().add("picture-pane-focus");
    focusFrame.setMouseTransparent(true);
    focusFrame.setManaged(false);
    getChildren().addAll(image, cropFrame, marked, chosen, focusFrame);
    setClip(clip);
    picture.addListener((property, old, now) -> replaced(old, now));
    crisp.addListener((property, old, now) -> requestLayout());
    framing.addListener((property, old, now) -> requestLayout());
    grid.addListener((property, old, now) -> requestLayout());
    cell.addListener((property, old, now) -> requestLayout());
    mark.addListener((property, old, now) -> requestLayout());
    new PictureKeys(this).listen();
    new PictureMouse(this).listen();
  }

  /**
   * Leaves the wheel to the scroll pane around it, as everywhere beside the picture. With Ctrl, the
   * wheel still zooms.
   */
  public void leaveWheelToPage() {
    addEventFilter(
        ScrollEvent.SCROLL,
        event -> {
          if (!event.isShortcutDown() && !event.isDirect()) {
            event.consume();
            Event.fireEvent(getParent(), event.copyFor(getParent(), getParent()));
          }
        });
  }

  /** The picture. Another one of the same size keeps the zoom. */
  public ObjectProperty<@Nullable Picture> pictureProperty() {
    return picture;
  }

  /** Whether enlarged pixels are drawn as rectangles instead of being smoothed. */
  public BooleanProperty crispProperty() {
    return crisp;
  }

  /** The crop over the picture; null for none. It changes when the user moves it. */
  public ObjectProperty<@Nullable Crop> framingProperty() {
    return framing;
  }

  /** Adds a listener for crops that the user makes, called many times during a drag. */
  public void onFraming(Consumer<Crop> listener) {
    framingListeners.add(listener);
  }

  /** Adds a listener for the user's request to reset the crop. */
  public void onResetFraming(Runnable listener) {
    resetListeners.add(listener);
  }

  /** The cells that can be chosen; null for none. */
  public ObjectProperty<@Nullable Grid> gridProperty() {
    return grid;
  }

  /** The chosen cell; null for none. */
  public ObjectProperty<@Nullable Cell> cellProperty() {
    return cell;
  }

  /** Adds a listener for cells that the user chooses, by click or keys. */
  public void onCell(Consumer<Cell> listener) {
    cellListeners.add(listener);
  }

  /** A marked part, such as a receptive field, in pixels of the picture; null for none. */
  public ObjectProperty<@Nullable Box> markProperty() {
    return mark;
  }

  /** Adds a listener for the point under the pointer; null when it leaves the picture. */
  public void onPointer(Consumer<@Nullable Point> listener) {
    pointerListeners.add(listener);
  }

  /** The action of Enter, and of a click that chooses no cell; null for none. */
  public ObjectProperty<@Nullable Runnable> openingProperty() {
    return opening;
  }

  /** Mirrors another pane with its cells and marks. A cell chosen here is chosen there, too. */
  public void mirror(PicturePane other) {
    picture.bind(other.picture);
    crisp.bind(other.crisp);
    grid.bind(other.grid);
    cell.bindBidirectional(other.cell);
    mark.bind(other.mark);
    accessibleTextProperty().bind(other.accessibleTextProperty());
    onCell(chosen -> other.cellListeners.forEach(listener -> listener.accept(chosen)));
    onPointer(point -> other.pointerListeners.forEach(listener -> listener.accept(point)));
  }

  /** Stops mirroring. The content stays. */
  public void unmirror(PicturePane other) {
    picture.unbind();
    crisp.unbind();
    grid.unbind();
    cell.unbindBidirectional(other.cell);
    mark.unbind();
    accessibleTextProperty().unbind();
  }

  /** The zoom: logical pixels for each pixel of the picture. */
  public ReadOnlyDoubleProperty zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  /** Shows all of the picture. */
  public void fit() {
    look(
        Viewport.fitting(
            viewport.paneWidth(),
            viewport.paneHeight(),
            viewport.pictureWidth(),
            viewport.pictureHeight()));
  }

  /** Zooms around the middle. */
  public void zoomBy(double factor) {
    look(viewport.zoomedAround(viewport.paneWidth() / 2, viewport.paneHeight() / 2, factor));
  }

  /** The current viewport. */
  Viewport viewport() {
    return viewport;
  }

  void look(Viewport other) {
    viewport = other;
    zoom.set(other.zoom());
    requestLayout();
  }

  void frame(Crop other) {
    if (!other.equals(framing.get())) {
      framing.set(other);
      framingListeners.forEach(listener -> listener.accept(other));
    }
  }

  void resetFraming() {
    resetListeners.forEach(Runnable::run);
  }

  /**
   * Runs the opening action, if there is one.
   *
   * @return whether there is one
   */
  boolean open() {
    Runnable action = opening.get();
    if (action == null || picture.get() == null) {
      return false;
    }
    action.run();
    return true;
  }

  void choose(Cell other) {
    cell.set(other);
    cellListeners.forEach(listener -> listener.accept(other));
  }

  /** Tells the listeners where the pointer is, in the pane's coordinates. */
  void pointAt(double paneX, double paneY) {
    Point point =
        picture.get() != null && viewport.holds(paneX, paneY)
            ? new Point(viewport.pictureX(paneX), viewport.pictureY(paneY))
            : null;
    pointerListeners.forEach(listener -> listener.accept(point));
  }

  void pointNowhere() {
    pointerListeners.forEach(listener -> listener.accept(null));
  }

  private void replaced(@Nullable Picture old, @Nullable Picture now) {
    image.take(now, this::requestLayout);
    if (now != null
        && (old == null || old.width() != now.width() || old.height() != now.height())) {
      look(
          Viewport.fitting(
              Math.max(1, getWidth()), Math.max(1, getHeight()), now.width(), now.height()));
    }
    requestLayout();
  }

  @Override
  public String getUserAgentStylesheet() {
    return ControlStyles.url();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 240;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 240;
  }

  @Override
  protected void layoutChildren() {
    clip.setWidth(getWidth());
    clip.setHeight(getHeight());
    focusFrame.resizeRelocate(0, 0, getWidth(), getHeight());
    Picture shown = picture.get();
    if (shown == null || getWidth() < 1 || getHeight() < 1) {
      cropFrame.setVisible(false);
      marked.frame(null);
      chosen.frame(null);
      return;
    }
    if (viewport.paneWidth() != getWidth() || viewport.paneHeight() != getHeight()) {
      viewport = viewport.on(getWidth(), getHeight());
      zoom.set(viewport.zoom());
    }
    double scale = getScene() == null ? 1 : getScene().getWindow().getRenderScaleX();
    image.draw(viewport, crisp.get(), scale);
    cropFrame.show(framing.get(), viewport);
    Box part = mark.get();
    marked.frame(part == null ? null : viewport.onPane(part));
    Box square = chosenSquare(shown);
    chosen.frame(square == null ? null : viewport.onPane(square));
  }

  private @Nullable Box chosenSquare(Picture shown) {
    Grid cells = grid.get();
    Cell one = cell.get();
    if (cells == null
        || one == null
        || one.row() >= cells.rows()
        || one.column() >= cells.columns()) {
      return null;
    }
    double across = (double) shown.width() / cells.columns();
    double down = (double) shown.height() / cells.rows();
    return new Box(
        one.column() * across,
        one.row() * down,
        (one.column() + 1) * across,
        (one.row() + 1) * down);
  }
}
