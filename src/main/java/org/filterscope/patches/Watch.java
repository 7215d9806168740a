package org.filterscope.patches;

import org.filterscope.task.Progress;

/** Hears how far collecting has come, and what it leaves out; on the collecting thread. */
public interface Watch extends Progress {

  /** For collecting that nobody watches. */
  Watch NONE =
      new Watch() {
        @Override
        public void report(long done, long total, String what) {}

        @Override
        public void skipped(SkippedPhotograph photograph) {}
      };

  /** A file is left out. */
  void skipped(SkippedPhotograph photograph);
}
