package org.filterscope.ui.learn.chapter;

import java.util.List;

/**
 * One step of a chapter, to be read beside the figure.
 *
 * @param title a few words
 * @param text at most 120 words, for somebody who has never seen a network
 * @param source the paper, as one would cite it; empty if there is none
 * @param links where it leads
 */
public record Step(String title, String text, String source, List<Link> links) {

  /**
   * A way out of the lesson, or to another chapter.
   *
   * @param text such as "Open in Explore"
   * @param going goes there
   */
  public record Link(String text, Runnable going) {}

  /** Copies the list. */
  public Step {
    links = List.copyOf(links);
  }
}
