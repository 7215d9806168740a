package org.filterscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.home.AppHome;
import org.filterscope.home.JsonFile;
import org.filterscope.home.Session;
import org.filterscope.patches.build.IndexingListener;
import org.filterscope.testing.SharedFolder;

/**
 * The Filters screen in a process of its own, which measures itself: {@link FiltersTour}. It finds
 * an index that is not finished, to be continued while somebody looks at it.
 */
final class FiltersWindow implements Section {

  private static final int INDEXED = 24;

  /** Enough to go on with until the tour is over. */
  private static final int TO_COME = 1000;

  /** What the app notes beside an index. */
  private record Note(String folder, boolean isFinished) {}

  @Override
  public void run(Options options, Report report) throws Exception {
    if (!SharedFolder.exists()) {
      report.heading("The Filters screen");
      report.skipped("filters", "needs the folder \"shared\" beside the project");
      return;
    }
    try (Display display = Display.open();
        Photographs photographs = Photographs.open()) {
      report.heading("The Filters screen on " + display.name() + ", and while an index is built");
      Indexing.collect(
          photographs.copies("own", INDEXED), photographs.folder(), IndexingListener.NONE);
      Path folder = photographs.copies("own", TO_COME);
      Path index = photographs.folder().resolve("own.index");
      List<String> tour =
          List.of("-classpath", System.getProperty("java.class.path"), FiltersTour.class.getName());
      try (AppProcess app =
          AppProcess.start(display, tour, home -> prepare(new AppHome(home), index, folder))) {
        int code = app.exitCode();
        if (code != 0) {
          report.skipped("the rest", "the tour ended early, with code " + code);
        }
      }
    }
  }

  private static void prepare(AppHome home, Path index, Path folder) throws IOException {
    home.create();
    Path own = home.indexes().path().resolve("own.sqlite");
    Files.copy(index, own);
    new JsonFile<>(own.resolveSibling("own.json"), Note.class)
        .write(new Note(folder.toString(), false));
    home.session().write(Session.FIRST.withScreen("filters"));
  }
}
