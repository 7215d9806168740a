package org.filterscope.ui.shell;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.filterscope.home.Session.Bounds;
import org.jspecify.annotations.Nullable;

/** Decides where the window opens. */
public final class WindowPlace {

  /** Of the window at the first start. */
  public static final double WIDTH = 1440;

  /** Of the window at the first start. */
  public static final double HEIGHT = 900;

  /** The narrowest window in which everything can be used. */
  public static final double LEAST_WIDTH = 1100;

  /** The lowest window in which everything can be used. */
  public static final double LEAST_HEIGHT = 700;

  /** How much of a window has to be on a screen so that the user can drag it. */
  private static final double GRIP = 100;

  private WindowPlace() {}

  /**
   * The last place if it is still on a screen, else the middle of the first screen.
   *
   * @param last the last bounds of the window; null at the first start
   * @param screens the visual bounds of each screen, the primary one first
   */
  public static Bounds of(@Nullable Bounds last, List<Rectangle2D> screens) {
    Rectangle2D main = screens.get(0);
    if (last == null || screens.stream().noneMatch(screen -> canBeGrippedOn(screen, last))) {
      return centred(main, WIDTH, HEIGHT, last != null && last.isMaximized());
    }
    return new Bounds(
        last.x(),
        last.y(),
        Math.max(Math.min(last.width(), widest(screens)), Math.min(LEAST_WIDTH, main.getWidth())),
        Math.max(
            Math.min(last.height(), tallest(screens)), Math.min(LEAST_HEIGHT, main.getHeight())),
        last.isMaximized());
  }

  private static boolean canBeGrippedOn(Rectangle2D screen, Bounds window) {
    double across =
        Math.min(screen.getMaxX(), window.x() + window.width())
            - Math.max(screen.getMinX(), window.x());
    boolean hasTitle = window.y() >= screen.getMinY() - 1 && window.y() <= screen.getMaxY() - GRIP;
    return across >= GRIP && hasTitle && window.width() > 0 && window.height() > 0;
  }

  private static Bounds centred(
      Rectangle2D screen, double width, double height, boolean isMaximized) {
    double across = Math.min(width, screen.getWidth());
    double down = Math.min(height, screen.getHeight());
    return new Bounds(
        screen.getMinX() + (screen.getWidth() - across) / 2,
        screen.getMinY() + (screen.getHeight() - down) / 2,
        across,
        down,
        isMaximized);
  }

  private static double widest(List<Rectangle2D> screens) {
    return screens.stream().mapToDouble(Rectangle2D::getWidth).max().orElse(WIDTH);
  }

  private static double tallest(List<Rectangle2D> screens) {
    return screens.stream().mapToDouble(Rectangle2D::getHeight).max().orElse(HEIGHT);
  }
}
