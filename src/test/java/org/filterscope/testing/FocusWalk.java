package org.filterscope.testing;

import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Goes through a window with nothing but the Tab key. All of it happens in one moment of JavaFX's
 * thread: what comes and goes by itself, such as Cancel while something runs, is there for the
 * whole walk, or is not.
 */
public final class FocusWalk {

  /** More stops than any window has. */
  private static final int MOST = 300;

  private final Scene scene;
  private final List<Node> forward;
  private final List<Node> backward;
  private final List<Node> focusable;

  private FocusWalk(Scene scene) {
    this.scene = scene;
    forward = walk(false);
    backward = walk(true);
    focusable = focusable(scene);
  }

  /** Walks once forward and once backward, each from where the focus is to there. */
  public static FocusWalk through(Scene scene) {
    FxThread.untilLaidOut();
    return FxThread.call(() -> new FocusWalk(scene));
  }

  /** The nodes that Tab comes by until it is where it was, in order. */
  public List<Node> forward() {
    return forward;
  }

  /** The nodes that Shift+Tab comes by until it is where it was, in order. */
  public List<Node> backward() {
    return backward;
  }

  /** All that is in sight and says of itself that Tab shall reach it. */
  public List<Node> focusable() {
    return focusable;
  }

  /** The same, now; to be asked on JavaFX's thread. */
  public static List<Node> focusable(Scene scene) {
    List<Node> found = new ArrayList<>();
    collect(scene.getRoot(), found);
    return List.copyOf(found);
  }

  /** Of the nodes that Tab comes by, those that look the same with the focus as without. */
  public List<Node> invisiblyFocused() {
    List<Node> same = new ArrayList<>();
    FxThread.run(
        () -> {
          for (Node node : walk(false)) {
            if (looksTheSameWithout(node)) {
              same.add(node);
            }
            node.requestFocus();
            tab(false);
          }
        });
    return same;
  }

  /** What a screen reader calls a node; empty if nothing. */
  public static String name(Node node) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
  }

  private List<Node> walk(boolean isBack) {
    List<Node> visited = new ArrayList<>();
    Node now = scene.getFocusOwner();
    while (now != null && !visited.contains(now)) {
      visited.add(now);
      if (visited.size() > MOST) {
        throw new AssertionError("the focus does not come back");
      }
      tab(isBack);
      now = scene.getFocusOwner();
    }
    return List.copyOf(visited);
  }

  /** What a window does with the key, without letting anything else happen meanwhile. */
  private void tab(boolean isBack) {
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Event.fireEvent(
          scene.getFocusOwner(),
          new KeyEvent(type, "", "", KeyCode.TAB, isBack, false, false, false));
    }
  }

  private static void collect(Node node, List<Node> found) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable() && !isReachedByArrows(node)) {
      found.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
    }
  }

  /** Of toggles that exclude each other, Tab reaches the one chosen, from which arrows lead on. */
  private static boolean isReachedByArrows(Node node) {
    return node instanceof ToggleButton toggle
        && toggle.getToggleGroup() != null
        && toggle.getToggleGroup().getSelectedToggle() != null
        && !toggle.isSelected();
  }

  private boolean looksTheSameWithout(Node node) {
    WritableImage with = look(node);
    scene.getRoot().requestFocus();
    return areEqual(with, look(node));
  }

  /** The node's part of the window with a little around it. */
  private WritableImage look(Node node) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setViewport(
        new Rectangle2D(
            Math.floor(bounds.getMinX()) - 4,
            Math.floor(bounds.getMinY()) - 4,
            Math.ceil(bounds.getWidth()) + 8,
            Math.ceil(bounds.getHeight()) + 8));
    return scene.getRoot().snapshot(parameters, null);
  }

  private static boolean areEqual(WritableImage one, WritableImage other) {
    PixelReader left = one.getPixelReader();
    PixelReader right = other.getPixelReader();
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (left.getArgb(x, y) != right.getArgb(x, y)) {
          return false;
        }
      }
    }
    return true;
  }
}
