package org.filterscope.ui.classify;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.filterscope.home.Session;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.dialog.Confirmation;
import org.filterscope.ui.dialog.NameQuestion;
import org.filterscope.ui.dialog.Questions;
import org.filterscope.ui.dialog.Unsaved;
import org.filterscope.ui.export.Exporter;
import org.jspecify.annotations.Nullable;

/** The Classify screen's model, with the real network. */
final class QuietClassify extends QuietWindow implements Questions {

  final ClassifyViewModel classify;

  /** What was to be shown in Explore. */
  final List<Path> explored = new CopyOnWriteArrayList<>();

  /** The keys of what was asked. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** What is answered to that. */
  volatile Unsaved answer = Unsaved.KEEP;

  /**
   * A screen.
   *
   * @param ownThread the interface's thread; null for the test's
   */
  QuietClassify(Path home, @Nullable Executor ownThread) {
    super(builtIn(), home, Session.FIRST, ownThread);
    classify =
        new ClassifyViewModel(
            workspace, explored::add, this, new Exporter(workspace, Exporter.systemClip()));
  }

  @Override
  public boolean confirm(Confirmation question) {
    return unsaved(question) == Unsaved.DISCARD;
  }

  @Override
  public Unsaved unsaved(Confirmation question) {
    asked.add(question.keys());
    return answer;
  }

  @Override
  public Optional<String> name(NameQuestion question) {
    throw new AssertionError("nothing here has a name: " + question);
  }

  @Override
  public void close() {
    classify.close();
    super.close();
  }
}
