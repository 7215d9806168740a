package org.filterscope.ui.learn.chapter;

import java.util.List;
import org.filterscope.ui.Messages;

/**
 * One step of a chapter, read beside the figure.
 *
 * @param title a few words
 * @param text at most 120 words, for a reader who has never seen a network
 * @param source the paper, as it would be cited; empty if there is none
 * @param links where the step leads
 */
public record Step(String title, String text, String source, List<Link> links) {

  /**
   * A way out of the lesson, or to another chapter.
   *
   * @param text for example "Open in Explore"
   * @param going goes there
   */
  public record Link(String text, Runnable going) {}

  /** Copies the list. */
  public Step {
    links = List.copyOf(links);
  }

  /**
   * Reads a step's texts.
   *
   * @param prefix what their keys begin with: "title", "text" and, if there is one, "source" follow
   */
  public static Step of(Messages words, String prefix, Link... links) {
    return new Step(
        words.get(prefix + "title"),
        words.get(prefix + "text"),
        words.find(prefix + "source").orElse(""),
        List.of(links));
  }
}
