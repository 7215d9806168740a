package org.filterscope.patches.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Pause;
import org.filterscope.testing.ChildProcess;

/**
 * A process that builds an index, to be killed: it says how far it is, makes every few photographs
 * last, and never comes to its end.
 */
public final class HeldIndexing {

  /** How many photographs go into a batch. */
  static final int BATCH = 5;

  private HeldIndexing() {}

  /** Indexes a folder; the arguments are the folder, the index and the layers. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Path file = Path.of(arguments[1]);
    long before = views(file);
    Pause pause = new Pause();
    IndexingListener watch =
        new IndexingListener() {
          @Override
          public void report(long done, long total, String what) {
            System.out.println(done + " of " + total);
            if (done == total) {
              ChildProcess.hold();
            } else if (done > 0 && done % BATCH == 0) {
              pause.pause();
              resume(pause, file, before + done);
            }
          }

          @Override
          public void skipped(SkippedPhotograph photograph) {
            throw new AssertionError(photograph.reason());
          }
        };
    try (Workshop workshop = new Workshop()) {
      workshop
          .collector()
          .collect(
              new IndexBuilder.Task(
                  folder, file, List.of(arguments[2].split(",")), CropStrategy.WHOLE),
              watch,
              pause,
              Cancellation.NEVER);
    }
  }

  /** Lets it go on when what it has seen lasts. */
  private static void resume(Pause pause, Path file, long seen) {
    Thread waiting =
        new Thread(
            () -> {
              try {
                while (views(file) < seen) {
                  Thread.sleep(50);
                }
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              pause.resume();
            });
    waiting.setDaemon(true);
    waiting.start();
  }

  /** How many views an index knows for good. */
  static long views(Path file) {
    if (!Files.exists(file)) {
      return 0;
    }
    // Not as the app reads it: that would look the whole file through each time.
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM view")) {
      return row.getLong(1);
    } catch (SQLException e) {
      // A batch is being written.
      return 0;
    }
  }
}
