package org.filterscope.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.filterscope.home.Session;
import org.filterscope.patches.library.IndexEntry;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of indexes, read while others change what it lists. */
class IndexesTest {

  @TempDir Path folder;

  /** Files are read at once, but the window takes the newest answer first. */
  private final Deque<Runnable> answers = new ArrayDeque<>();

  @Test
  void aListReadEarlierNeverReplacesALaterOne() throws IOException {
    try (QuietWindow quiet = new QuietWindow(QuietWindow.builtIn(), folder, Session.FIRST);
        Indexes indexes =
            new Indexes(
                newestFirst(quiet.workspace), quiet.engine, folder, folder.resolve("none"))) {
      Files.writeString(folder.resolve("added.sqlite"), "listed, though it is damaged");
      indexes.refresh();
      while (!answers.isEmpty()) {
        answers.removeLast().run();
      }

      assertThat(indexes.all()).extracting(IndexEntry::name).containsExactly("added");
    }
  }

  private Workspace newestFirst(Workspace workspace) {
    return new Workspace(
        workspace.words(),
        workspace.notices(),
        workspace.jobs(),
        workspace.files(),
        workspace.picture(),
        workspace.camera(),
        workspace.model(),
        workspace.session(),
        workspace.reader(),
        Runnable::run,
        workspace.clock(),
        answers::addLast);
  }
}
