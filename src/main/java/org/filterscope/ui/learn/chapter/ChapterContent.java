package org.filterscope.ui.learn.chapter;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Node;

/**
 * What every chapter has.
 *
 * @param node the live figure; it fills the middle of the screen, and may scroll
 * @param steps what is read beside the figure, at least one step
 * @param step the step that is being read, from 0; the frame changes it, and the chapter may
 * @param task what to try
 */
public record ChapterContent(Node node, List<Step> steps, IntegerProperty step, Task task) {

  /** Copies the list. */
  public ChapterContent {
    steps = List.copyOf(steps);
  }

  /** The content of a chapter whose figure does not depend on the step. */
  public ChapterContent(Node node, List<Step> steps, Task task) {
    this(node, steps, new SimpleIntegerProperty(), task);
  }
}
