package org.filterscope.ui.learn.chapter;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.export.Exportable;

/**
 * A chapter that is open for one model: a live figure, and the steps that explain it. It follows
 * {@code Lesson.photograph()} by itself. When the model changes, it is closed, and a new one is
 * opened.
 *
 * <p>All methods are called on the JavaFX application thread.
 */
public interface Chapter extends AutoCloseable {

  /** Its figure, steps and task; always the same. */
  ChapterContent content();

  /** The live figure. */
  default Node node() {
    return content().node();
  }

  /** The steps, at least one. */
  default List<Step> steps() {
    return content().steps();
  }

  /** The step that is being read, from 0. */
  default IntegerProperty step() {
    return content().step();
  }

  /** What to try, and whether it was done since the chapter was opened. */
  default Task task() {
    return content().task();
  }

  /**
   * Why the chapter does not apply to the model, in one or two sentences for the user; empty if it
   * does. If not, the figure is not shown, and only {@link #close} is called.
   */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /** What Save and Copy take: the figure as it is now; empty while there is nothing to see. */
  Optional<Exportable> figure();

  /** The chapter's own keys, for the list that F1 opens. */
  default List<KeyHint> keys() {
    return List.of();
  }

  /**
   * Handles a key without modifiers, pressed anywhere in the screen while no text is being typed.
   *
   * @return whether the chapter has a use for it
   */
  default boolean take(KeyCode code) {
    return false;
  }

  /** Shows what the user comes from elsewhere to see. Visits that it has no use for are ignored. */
  default void visit(Visit visit) {}

  /**
   * Called when the chapter comes into view or goes out of it. Out of view, nothing plays, and
   * nothing new is computed.
   */
  default void look(boolean isNow) {}

  /** Whether the model may change. A chapter whose work would be lost asks the user. */
  default boolean mayChangeModel() {
    return true;
  }

  /** Ends for good, and stops listening to what lives longer. */
  @Override
  void close();
}
