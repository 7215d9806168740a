package org.filterscope.testing;

import java.util.ArrayList;
import java.util.List;
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
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Goes through a window with nothing but the Tab key. */
public final class FocusWalk {

  /** More stops than any window has. */
  private static final int MOST = 300;

  private final FxRobot robot;
  private final Scene scene;

  /** Starts where the focus is. */
  public FocusWalk(FxRobot robot, Scene scene) {
    this.robot = robot;
    this.scene = scene;
  }

  /** The nodes that Tab comes by until it is where it was, in order. */
  public List<Node> forward() {
    return walk(() -> robot.type(KeyCode.TAB));
  }

  /** The nodes that Shift+Tab comes by until it is where it was, in order. */
  public List<Node> backward() {
    return walk(() -> robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT));
  }

  /** All that is in sight and says of itself that Tab shall reach it. */
  public List<Node> focusable() {
    List<Node> found = new ArrayList<>();
    robot.interact(() -> collect(scene.getRoot(), found));
    return found;
  }

  /** Of the nodes that Tab comes by, those that look the same with the focus as without. */
  public List<Node> invisiblyFocused() {
    List<Node> same = new ArrayList<>();
    int count = forward().size();
    for (int i = 0; i < count; i++) {
      Node node = focused();
      WritableImage with = look(node);
      robot.type(KeyCode.TAB);
      WaitForAsyncUtils.waitForFxEvents();
      if (areEqual(with, look(node))) {
        same.add(node);
      }
    }
    return same;
  }

  /** What a screen reader calls a node; empty if nothing. */
  public static String name(Node node) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
  }

  private List<Node> walk(Runnable step) {
    List<Node> visited = new ArrayList<>();
    Node now = focused();
    while (now != null && !visited.contains(now)) {
      visited.add(now);
      if (visited.size() > MOST) {
        throw new AssertionError("the focus does not come back");
      }
      step.run();
      now = focused();
    }
    return visited;
  }

  private Node focused() {
    WaitForAsyncUtils.waitForFxEvents();
    return scene.getFocusOwner();
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

  /** The node's part of the window with a little around it. */
  private WritableImage look(Node node) {
    List<WritableImage> images = new ArrayList<>();
    robot.interact(
        () -> {
          Bounds bounds = node.localToScene(node.getLayoutBounds());
          SnapshotParameters parameters = new SnapshotParameters();
          parameters.setViewport(
              new Rectangle2D(
                  Math.floor(bounds.getMinX()) - 4,
                  Math.floor(bounds.getMinY()) - 4,
                  Math.ceil(bounds.getWidth()) + 8,
                  Math.ceil(bounds.getHeight()) + 8));
          images.add(scene.getRoot().snapshot(parameters, null));
        });
    return images.get(0);
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
