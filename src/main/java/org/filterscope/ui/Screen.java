package org.filterscope.ui;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/**
 * One screen of the window, with a place in the rail at its left. The picture in use, the model and
 * what runs are shared by all screens: see {@code Workspace}.
 *
 * <p>Files dropped and pictures pasted go to {@code Workspace.picture()}, wherever in the window
 * that happens. A node of a screen that takes drops for itself, such as the place for a second
 * photograph, handles and consumes the drag events; the window then keeps out of it.
 */
public interface Screen {

  /** What sessions remember it by; never shown. */
  String id();

  /** Its name in the rail. */
  String title();

  /** Its icon in the rail, as an ikonli literal such as {@code mdal-image_search}. */
  String icon();

  /** What it looks like; always the same node. */
  Node node();

  /**
   * Whether it shows the photograph in use. The bar at the top names that photograph and steps
   * through its folder there, and only there; one that is opened elsewhere brings a screen into
   * view that shows it.
   */
  default boolean showsPhotograph() {
    return true;
  }

  /** The keys that work in it, for the list that F1 opens. */
  List<KeyHint> keys();

  /**
   * A key pressed elsewhere in the window, where nothing has a use for it and nobody types.
   *
   * @return whether the screen took it
   */
  default boolean take(KeyEvent event) {
    return false;
  }

  /** It has come into view. */
  default void shown() {}

  /** It has gone out of view. */
  default void hidden() {}

  /**
   * Another model is about to come into use. A screen whose work would end asks the person.
   *
   * @return whether it may
   */
  default boolean mayChangeModel() {
    return true;
  }

  /**
   * The window is about to close. A screen where something would be lost asks the person, who may
   * want it saved first.
   *
   * @return whether the window may close; completes on the interface's thread
   */
  default CompletableFuture<Boolean> mayClose() {
    return CompletableFuture.completedFuture(true);
  }

  /** The window closes for good. */
  default void close() {}
}
