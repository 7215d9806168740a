package org.filterscope.ui.tour;

import java.util.List;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;

/**
 * The tour over the window: a frame around a part of it, and beside that a card that explains it.
 * The window below can be used meanwhile. Escape leaves the tour, and so does going to a screen
 * without the part that is explained.
 */
public final class TourPane extends Pane {

  private static final double FRAME = 4;

  private final StackPane window;
  private final Runnable over;
  private final List<TourStop> stops = TourStop.all();
  private final Region frame = new Region();
  private final TourCard card;
  private final Runnable placing = this::place;
  private final EventHandler<KeyEvent> leaving = this::leaveOnEscape;
  private int at;

  /** What had the focus before; null for nothing. */
  private @Nullable Node focused;

  /**
   * Creates the tour without showing it.
   *
   * @param window the window's content, which it is shown over
   * @param over called when it was left or is at its end
   */
  public TourPane(Messages words, StackPane window, Runnable over) {
    this.window = window;
    this.over = over;
    setId("tour");
    setPickOnBounds(false);
    frame.setId("tour-frame");
    frame.getStyleClass().add("tour-frame");
    frame.setMouseTransparent(true);
    frame.setManaged(false);
    card = new TourCard(words, () -> go(at - 1), () -> go(at + 1), this::leave);
    card.setManaged(false);
    getChildren().addAll(frame, card);
  }

  /** Whether the window shows all parts that are explained. */
  public boolean canStart() {
    return stops.stream().allMatch(stop -> window.lookup("#" + stop.target()) != null);
  }

  /** Whether it is on the screen. */
  public boolean isShown() {
    return window.getChildren().contains(this);
  }

  /** Starts at the first stop, also while it is on the screen. */
  public void start() {
    Scene scene = window.getScene();
    if (!isShown()) {
      focused = scene.getFocusOwner();
      window.getChildren().add(this);
      scene.addEventFilter(KeyEvent.KEY_PRESSED, leaving);
      scene.addPostLayoutPulseListener(placing);
    }
    go(0);
  }

  /** Ends the tour. */
  public void leave() {
    if (isShown()) {
      Scene scene = window.getScene();
      scene.removeEventFilter(KeyEvent.KEY_PRESSED, leaving);
      scene.removePostLayoutPulseListener(placing);
      window.getChildren().remove(this);
      Node before = focused;
      focused = null;
      (before == null || before.getScene() != scene ? window : before).requestFocus();
      over.run();
    }
  }

  private void leaveOnEscape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      event.consume();
      leave();
    }
  }

  private void go(int stop) {
    if (stop >= stops.size()) {
      leave();
      return;
    }
    at = Math.max(0, stop);
    Node target = target();
    if (target == null) {
      leave();
      return;
    }
    reveal(target);
    card.show(stops.get(at), at + 1, stops.size());
    card.applyCss();
    place();
  }

  private @Nullable Node target() {
    return window.lookup("#" + stops.get(at).target());
  }

  /** Scrolls so that a node is in view. */
  private static void reveal(Node node) {
    for (Node above = node.getParent(); above != null; above = above.getParent()) {
      if (above instanceof ScrollPane pane && pane.getContent() != null) {
        Bounds inside = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double hidden =
            pane.getContent().getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
        double top = -pane.getViewportBounds().getMinY();
        boolean isInView =
            inside.getMinY() >= top
                && inside.getMaxY() <= top + pane.getViewportBounds().getHeight();
        if (hidden > 0 && !isInView) {
          pane.setVvalue(Math.max(0, Math.min(1, inside.getMinY() / hidden)));
        }
        return;
      }
    }
  }

  /** Follows the target, whatever moves it. */
  private void place() {
    Node target = target();
    if (target == null) {
      leave();
      return;
    }
    Bounds bounds = sceneToLocal(target.localToScene(target.getLayoutBounds()));
    frame.resizeRelocate(
        bounds.getMinX() - FRAME,
        bounds.getMinY() - FRAME,
        bounds.getWidth() + 2 * FRAME,
        bounds.getHeight() + 2 * FRAME);
    double width = card.prefWidth(-1);
    Dimension2D size = new Dimension2D(width, card.prefHeight(width));
    Bounds place =
        CardPlace.beside(
            frame.getBoundsInParent(),
            size,
            new Dimension2D(window.getWidth(), window.getHeight()));
    if (!place.equals(card.getBoundsInParent())) {
      card.resizeRelocate(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight());
      card.layout();
    }
  }
}
