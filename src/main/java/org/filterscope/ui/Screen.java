package org.filterscope.ui;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.filterscope.address.View;

/**
 * A screen of the window, with an entry in the rail at its left. All screens share the picture in
 * use, the model and the running jobs: see {@code Workspace}.
 *
 * <p>Files dropped and pictures pasted go to {@code Workspace.picture()}, wherever in the window
 * that happens. A node that accepts drops itself, such as the place for a second photograph,
 * handles and consumes the drag events. The window then ignores them.
 */
public interface Screen {

  /** The ID that sessions store it under; never shown. */
  String id();

  /** Its name in the rail. */
  String title();

  /** Its icon in the rail, as an ikonli literal such as {@code mdal-image_search}. */
  String icon();

  /** Its content; always the same node, which may be created when it is first asked for. */
  Node node();

  /**
   * Whether it shows the photograph in use. Only on such screens does the top bar name that
   * photograph and step through its folder. Opening a photograph on another screen switches to one
   * that shows it.
   */
  default boolean showsPhotograph() {
    return true;
  }

  /** Whether it shows what the camera sees. Switching the camera on switches to such a screen. */
  default boolean showsCamera() {
    return false;
  }

  /** Its keyboard shortcuts, for the list that F1 opens. */
  List<KeyHint> keys();

  /**
   * Handles a key pressed elsewhere in the window. It is called only if no other node uses the key
   * and no text is being typed.
   *
   * @return whether the screen used it
   */
  default boolean take(KeyEvent event) {
    return false;
  }

  /** What it shows, for an address. */
  default View view() {
    return View.NONE;
  }

  /**
   * Refuses a view that it cannot show. Layers, units and cells have been compared with the
   * network.
   *
   * @throws org.filterscope.task.Problem if it has no such view
   */
  default void requireKnown(View view) {}

  /** Shows what an address names, after {@link #requireKnown} has accepted it. */
  default void visit(View view) {}

  /** Called when the screen has come into view. */
  default void shown() {}

  /** Called when the screen has gone out of view. */
  default void hidden() {}

  /**
   * Called before another model comes into use. A screen with running work that this would end asks
   * the user.
   *
   * @return whether the model may change
   */
  default boolean mayChangeModel() {
    return true;
  }

  /**
   * Called before the window closes. If unsaved work would be lost, the screen asks the user, who
   * can save it first.
   *
   * @return whether the window may close; completes on the JavaFX application thread
   */
  default CompletableFuture<Boolean> mayClose() {
    return CompletableFuture.completedFuture(true);
  }

  /** Called when the window closes for good. */
  default void close() {}
}
