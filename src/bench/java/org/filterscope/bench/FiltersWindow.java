package org.filterscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.home.AppHome;
import org.filterscope.home.JsonFile;
import org.filterscope.home.Session;

/**
 * The Filters screen in a process of its own, which measures itself: {@link FiltersTour}. It finds
 * an index that is not finished, to be continued while somebody looks at it.
 *
 * @param photographs makes those that are still to be indexed
 * @param index of the folder "small" of these photographs
 */
record FiltersWindow(Photographs photographs, Path index) {

  /** Enough to go on with until the tour is over. */
  private static final int TO_COME = 1000;

  /** What the app notes beside an index. */
  private record Note(String folder, boolean isFinished) {}

  void run(Report report) throws IOException, InterruptedException {
    try (Display display = Display.open()) {
      report.heading("The Filters screen on " + display.name() + ", and while an index is built");
      Path folder = photographs.copies("small", TO_COME);
      List<String> tour =
          List.of("-classpath", System.getProperty("java.class.path"), FiltersTour.class.getName());
      try (AppProcess app =
          AppProcess.start(display, tour, home -> prepare(new AppHome(home), folder))) {
        int code = app.exitCode();
        if (code != 0) {
          report.skipped("the rest", "the tour ended early, with code " + code);
        }
      }
    }
  }

  private void prepare(AppHome home, Path folder) throws IOException {
    home.create();
    Path own = home.indexes().path().resolve("own.sqlite");
    Files.copy(index, own);
    new JsonFile<>(own.resolveSibling("own.json"), Note.class)
        .write(new Note(folder.toString(), false));
    home.session().write(Session.FIRST.withScreen("filters"));
  }
}
