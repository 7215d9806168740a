package org.filterscope.ui.learn;

import java.util.List;
import org.filterscope.ui.learn.chapter.ChapterEntry;
import org.filterscope.ui.learn.convolution.FilterChapter;

/** All chapters, from the first to the last. */
final class Contents {

  private Contents() {}

  /** The only place where chapters are listed. */
  static List<ChapterEntry> all() {
    return List.of(new ChapterEntry(1, FilterChapter.ID, FilterChapter::new));
  }
}
