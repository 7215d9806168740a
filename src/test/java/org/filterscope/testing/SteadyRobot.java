package org.filterscope.testing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.service.query.PointQuery;
import org.testfx.util.NodeQueryUtils;

/**
 * Keyboard and mouse that go on only when the windows are laid out anew, however long that takes;
 * and looks into windows that nothing changes meanwhile. Queries are those of TestFX.
 */
public final class SteadyRobot extends FxRobot {

  /** The node, which must be there. */
  public Node node(String query) {
    return FxThread.call(() -> lookup(query).query());
  }

  /** The node, which must be there. */
  public <T extends Node> T node(String query, Class<T> kind) {
    return FxThread.call(() -> lookup(query).queryAs(kind));
  }

  /** The node, if it is there. */
  public Optional<Node> find(String query) {
    return FxThread.call(() -> lookup(query).tryQuery());
  }

  /** All nodes like that. */
  public <T extends Node> List<T> all(String query, Class<T> kind) {
    return FxThread.call(() -> List.copyOf(lookup(query).queryAllAs(kind)));
  }

  /** What is written on a node. */
  public String text(String query) {
    return FxThread.call(() -> lookup(query).queryAs(Labeled.class).getText());
  }

  /** Whether a node, which must be there, is not hidden. */
  public boolean isVisible(String query) {
    return FxThread.call(() -> lookup(query).query().isVisible());
  }

  /** What has the focus in the first window. */
  public Node focused() {
    return FxThread.call(() -> window(0).getScene().getFocusOwner());
  }

  /** Gives a node the focus. */
  public void focus(String query) {
    interact(() -> lookup(query).query().requestFocus());
  }

  @Override
  public FxRobot interact(Runnable action) {
    super.interact(action);
    return settled();
  }

  @Override
  public <T> FxRobot interact(Callable<T> action) {
    super.interact(action);
    return settled();
  }

  @Override
  public FxRobot push(KeyCode... keys) {
    super.push(keys);
    return settled();
  }

  @Override
  public FxRobot type(KeyCode... keys) {
    super.type(keys);
    return settled();
  }

  @Override
  public FxRobot write(String text) {
    super.write(text);
    return settled();
  }

  @Override
  public FxRobot press(KeyCode... keys) {
    super.press(keys);
    return settled();
  }

  @Override
  public FxRobot release(KeyCode... keys) {
    super.release(keys);
    return settled();
  }

  @Override
  public FxRobot release(MouseButton... buttons) {
    super.release(buttons);
    return settled();
  }

  @Override
  public FxRobot moveTo(PointQuery point, Motion motion) {
    super.moveTo(point, motion);
    return settled();
  }

  @Override
  public FxRobot clickOn(PointQuery point, Motion motion, MouseButton... buttons) {
    super.clickOn(point, motion, buttons);
    return settled();
  }

  @Override
  public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
    Node node = FxThread.call(() -> lookup(query).match(NodeQueryUtils.isVisible()).query());
    return clickOn(node, motion, buttons);
  }

  @Override
  public FxRobot drag(PointQuery point, MouseButton... buttons) {
    super.drag(point, buttons);
    return settled();
  }

  @Override
  public FxRobot dropTo(PointQuery point) {
    super.dropTo(point);
    return settled();
  }

  private FxRobot settled() {
    FxThread.untilLaidOut();
    return this;
  }
}
