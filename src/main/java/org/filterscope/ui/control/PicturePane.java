package org.filterscope.ui.control;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Region;
import org.filterscope.image.Box;
import org.filterscope.image.Framing;
import org.filterscope.image.Picture;
import org.jspecify.annotations.Nullable;

/**
 * A picture to zoom into and to move about: wheel, pinch, + and - zoom around the pointer or the
 * middle, 0 fits, dragging pans.
 *
 * <p>Over it, if asked for: the crop, which is dragged at its area or its corners; a grid of cells
 * of which one is chosen by click or arrows; a marked part.
 *
 * <p>Keys. With a crop: arrows move it, + and - resize it, Home calls {@link #onResetFraming}. With
 * a grid: arrows choose a cell. Otherwise arrows pan where there is something to pan, and + and -
 * zoom. With Ctrl, arrows always pan and + and - always zoom.
 */
public final class PicturePane extends Region {

  private final ObjectProperty<@Nullable Picture> picture =
      new SimpleObjectProperty<>(this, "picture");
  private final BooleanProperty crisp = new SimpleBooleanProperty(this, "crisp");
  private final ObjectProperty<@Nullable Framing> framing =
      new SimpleObjectProperty<>(this, "framing");
  private final ObjectProperty<@Nullable Grid> grid = new SimpleObjectProperty<>(this, "grid");
  private final ObjectProperty<@Nullable Cell> cell = new SimpleObjectProperty<>(this, "cell");
  private final ObjectProperty<@Nullable Box> mark = new SimpleObjectProperty<>(this, "mark");
  private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(this, "zoom", 1);

  /**
   * Cells that cover all of the picture.
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
   * @param painting where large pictures are reduced
   */
  public PicturePane(Executor painting) {}

  /** What is shown; another one of the same size is shown with the same zoom. */
  public ObjectProperty<@Nullable Picture> pictureProperty() {
    return picture;
  }

  /** Whether pixels are shown as rectangles when enlarged, not smoothed. */
  public BooleanProperty crispProperty() {
    return crisp;
  }

  /** The crop that is drawn over the picture; changes when a person moves it; null for none. */
  public ObjectProperty<@Nullable Framing> framingProperty() {
    return framing;
  }

  /** Called with each crop that a person makes, many times during a drag. */
  public void onFraming(Consumer<Framing> listener) {}

  /** Called when a person asks for the usual crop. */
  public void onResetFraming(Runnable listener) {}

  /** The cells that can be chosen; null for none. */
  public ObjectProperty<@Nullable Grid> gridProperty() {
    return grid;
  }

  /** The chosen cell; null for none. */
  public ObjectProperty<@Nullable Cell> cellProperty() {
    return cell;
  }

  /** Called with each cell that a person chooses, by click or keys. */
  public void onCell(Consumer<Cell> listener) {}

  /** A marked part, such as a receptive field, in pixels of the picture; null for none. */
  public ObjectProperty<@Nullable Box> markProperty() {
    return mark;
  }

  /** Called with the point under the pointer; null when it leaves the picture. */
  public void onPointer(Consumer<@Nullable Point> listener) {}

  /** How many of the interface's units one pixel takes. */
  public ReadOnlyDoubleProperty zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  /** Shows all of the picture. */
  public void fit() {}

  /** Zooms around the middle. */
  public void zoomBy(double factor) {}
}
