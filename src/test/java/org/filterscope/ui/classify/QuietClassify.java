package org.filterscope.ui.classify;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.filterscope.home.Session;
import org.filterscope.ui.QuietWindow;
import org.jspecify.annotations.Nullable;

/** The Classify screen's model, with the real network. */
final class QuietClassify extends QuietWindow {

  final ClassifyViewModel classify;

  /** What was to be shown in Explore. */
  final List<Path> explored = new CopyOnWriteArrayList<>();

  /**
   * A screen.
   *
   * @param ownThread the interface's thread; null for the test's
   */
  QuietClassify(Path home, @Nullable Executor ownThread) {
    super(builtIn(), home, Session.FIRST, ownThread);
    classify = new ClassifyViewModel(workspace, explored::add);
  }

  @Override
  public void close() {
    classify.close();
    super.close();
  }
}
