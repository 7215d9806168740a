package org.filterscope.patches.build;

import org.filterscope.task.Progress;

/** Hears how far collecting has come, and what it leaves out; on the collecting thread. */
public interface IndexingListener extends Progress {

  /** For collecting that nobody watches. */
  IndexingListener NONE =
      new IndexingListener() {
        @Override
        public void report(long done, long total, String what) {}

        @Override
        public void skipped(SkippedPhotograph photograph) {}
      };

  /** A file is left out. */
  void skipped(SkippedPhotograph photograph);

  /** What was learned so far lasts, and whoever opens the index sees it. */
  default void committed() {}
}
