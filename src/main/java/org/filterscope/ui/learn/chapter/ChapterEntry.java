package org.filterscope.ui.learn.chapter;

import java.util.function.Function;
import org.filterscope.ui.Messages;

/**
 * A chapter in the list, before it is opened.
 *
 * @param number from 1; 0 for an experiment, which has none
 * @param id the id by which sessions and links find it
 * @param titleKey the key of its title
 * @param opening makes the chapter, when it comes into view for the first time with a model
 */
public record ChapterEntry(
    int number, String id, String titleKey, Function<Lesson, Chapter> opening) {

  /** Whether it is one of the experiments, which have a list of their own. */
  public boolean isExperiment() {
    return number == 0;
  }

  /** Its title, with its number if it has one. */
  public String title(Messages words) {
    String title = words.get(titleKey);
    return isExperiment() ? title : words.get("learn.chapter", number, title);
  }
}
