package org.filterscope.ui.learn.chapter;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.export.Exportable;

/**
 * One chapter, opened for one model: a live figure, and the steps that tell of it. It follows
 * {@code Lesson.photograph()} by itself. Another model gets another chapter; this one is closed
 * then.
 *
 * <p>All calls come on the interface's thread.
 */
public interface Chapter extends AutoCloseable {

  /** The live figure; always the same node. It fills the middle of the screen, and may scroll. */
  Node node();

  /** What stands beside it, at least one step; always the same. */
  List<Step> steps();

  /** Which step is read, from 0; the frame changes it, and the chapter may. */
  IntegerProperty step();

  /** What to try, and whether it was done since the chapter was opened. */
  Task task();

  /**
   * Why it does not apply to the model, in one or two sentences for the person; empty where it
   * does. Then the figure is not shown, and no other method but {@link #close} is called.
   */
  Optional<String> obstacle();

  /** What Save and Copy take: the figure as it is now; empty while there is nothing to see. */
  Optional<Exportable> figure();

  /** Its own keys, for the list that F1 opens. */
  default List<KeyHint> keys() {
    return List.of();
  }

  /**
   * A key on its own, anywhere in the screen, while nobody types.
   *
   * @return whether the chapter has a use for it
   */
  default boolean take(KeyCode code) {
    return false;
  }

  /** Somebody comes from elsewhere, to look at something; visits it has no use for are let be. */
  default void visit(Visit visit) {}

  /** It has come into view. */
  default void shown() {}

  /** It has gone out of view: nothing plays, and nothing new is computed until it comes back. */
  default void hidden() {}

  /** Whether another model may come into use; a chapter whose work would end asks the person. */
  default boolean mayChangeModel() {
    return true;
  }

  /** Ends for good, and leaves what lives longer. */
  @Override
  void close();
}
