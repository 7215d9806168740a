package org.filterscope.ui.learn.chapter;

import java.util.function.Function;

/**
 * A chapter in the list, before it is opened.
 *
 * @param number from 1
 * @param id the id by which sessions and links find it
 * @param titleKey the key of its title
 * @param opening makes the chapter, when it comes into view for the first time with a model
 */
public record ChapterEntry(
    int number, String id, String titleKey, Function<Lesson, Chapter> opening) {}
