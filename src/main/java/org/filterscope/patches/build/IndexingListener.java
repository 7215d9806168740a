package org.filterscope.patches.build;

import org.filterscope.task.Progress;

/** Is told about the progress of indexing and about skipped files, on the indexing thread. */
public interface IndexingListener extends Progress {

  /** A listener that does nothing. */
  IndexingListener NONE =
      new IndexingListener() {
        @Override
        public void report(long done, long total, String what) {}

        @Override
        public void skipped(SkippedPhotograph photograph) {}
      };

  /** Called when a file is skipped. */
  void skipped(SkippedPhotograph photograph);

  /** Called when progress has been committed and is visible to readers of the index. */
  default void committed() {}
}
