package org.filterscope.patches.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import org.filterscope.task.Problem;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * The SQLite database of an index. SQLite errors are turned into a {@link Problem}.
 *
 * <p>It uses a rollback journal instead of a write-ahead log. So between transactions an index is a
 * single file, which can also be read on a read-only disk.
 */
public final class IndexDatabase implements AutoCloseable {

  /** How long readers wait for a commit, and a commit for readers. */
  private static final int PATIENCE_MILLIS = 20_000;

  /**
   * Cache size. A batch that does not fit would be written early, and readers would have to wait.
   */
  private static final int BATCH_KIB = 64 << 10;

  private final Path file;
  private final boolean writes;
  private final Connection connection;
  private long version;

  /** Whether the file was not there before. */
  private boolean isCreated;

  private IndexDatabase(Path file, boolean writes, Connection connection) {
    this.file = file;
    this.writes = writes;
    this.connection = connection;
  }

  /** Work with the connection. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Takes one row. */
  @FunctionalInterface
  public interface Row {
    void read(ResultSet row) throws SQLException;
  }

  /**
   * Opens an existing index.
   *
   * @throws Problem if it is missing, no index, damaged or of a newer version
   */
  public static IndexDatabase open(Path file) {
    if (!Files.exists(file)) {
      throw new Problem("index.missing", file);
    }
    if (!Files.isRegularFile(file)) {
      throw new Problem("index.not-an-index", file);
    }
    IndexDatabase database = connect(file, !Files.isWritable(file), false);
    try {
      database.requireIndex();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Opens an index for exclusive writing; creates it if it is missing or empty.
   *
   * @throws Problem as {@link #open} does, if it cannot be written, or if another process is
   *     writing to it
   */
  public static IndexDatabase openToWrite(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Problem("file.missing-folder", file, String.valueOf(folder));
    }
    if (Files.isDirectory(file)) {
      throw new Problem("file.folder-there", file);
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new Problem("file.denied", file);
    }
    return openToWrite(file, Files.exists(file));
  }

  /**
   * Does the same for a file that did or did not exist a moment ago.
   *
   * @throws Problem as above
   */
  static IndexDatabase openToWrite(Path file, boolean wasThere) {
    IndexDatabase database = connect(file, false, true);
    try {
      // Do not wait for another writer.
      database.begin();
      database.isCreated = !wasThere;
      database.number("PRAGMA busy_timeout = " + PATIENCE_MILLIS);
      database.run("PRAGMA cache_size = " + -BATCH_KIB);
      if (database.number("PRAGMA user_version") == 0
          && database.number("SELECT count(*) FROM sqlite_master") == 0) {
        IndexSchema.create(database);
      }
      database.requireIndex();
      return database;
    } catch (RuntimeException e) {
      database.close();
      if (!wasThere && !isBusy(e)) {
        // There was not even enough disk space for the schema.
        removeEmpty(file);
      }
      throw e;
    }
  }

  /** Whether another process has created the file in the meantime and is writing to it. */
  private static boolean isBusy(RuntimeException e) {
    return e instanceof Problem problem && problem.key().equals("index.busy");
  }

  private static void removeEmpty(Path file) {
    try {
      if (Files.exists(file) && Files.size(file) == 0) {
        Files.delete(file);
      }
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  private static IndexDatabase connect(Path file, boolean isReadOnly, boolean mayCreate) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(isReadOnly);
    if (!mayCreate) {
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    }
    config.setBusyTimeout(mayCreate ? 0 : PATIENCE_MILLIS);
    String url = "jdbc:sqlite:" + file.toAbsolutePath();
    try {
      SqliteLibrary.provide();
      return new IndexDatabase(
          file, mayCreate, DriverManager.getConnection(url, config.toProperties()));
    } catch (SQLException e) {
      throw problem(file, mayCreate, e);
    }
  }

  public Path file() {
    return file;
  }

  /** Runs work and turns SQLite errors into problems. */
  <T> T attempt(Work<T> work) {
    try {
      return work.run(connection);
    } catch (SQLException e) {
      throw problem(file, writes, e);
    }
  }

  /** Reads all rows of a query. */
  public void each(String sql, Row row, Object... arguments) {
    attempt(
        used -> {
          try (PreparedStatement query = used.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
              query.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                row.read(rows);
              }
            }
          }
          return true;
        });
  }

  /** The single number that a query returns. */
  public long number(String sql, Object... arguments) {
    long[] number = new long[1];
    each(sql, row -> number[0] = row.getLong(1), arguments);
    return number[0];
  }

  /** Whether this is a version 1 index, without checksums for layers and rows. */
  boolean isOfFirstVersion() {
    return version < IndexSchema.VERSION;
  }

  /**
   * Runs several queries on one snapshot; commits made in the meantime are not visible. For readers
   * only.
   */
  public <T> T reading(Supplier<T> questions) {
    run("BEGIN");
    try {
      return questions.get();
    } finally {
      endReading();
    }
  }

  /** A value of the table {@code meta}. */
  String meta(String key) {
    @Nullable String[] value = new String[1];
    each("SELECT value FROM meta WHERE key = ?", row -> value[0] = row.getString(1), key);
    String found = value[0];
    if (found == null) {
      throw new Problem("index.damaged", file, "no " + key);
    }
    return found;
  }

  /** Writes a value into the table {@code meta}. */
  void writeMeta(String key, Object value) {
    update("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", key, value.toString());
  }

  /** Changes rows. */
  void update(String sql, Object... arguments) {
    attempt(
        used -> {
          try (PreparedStatement statement = used.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
              statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
          }
        });
  }

  /** Runs statements that return nothing. */
  void run(String sql) {
    attempt(
        used -> {
          try (Statement statement = used.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  /** Takes the write lock until {@link #commit()}. */
  void begin() {
    run("BEGIN IMMEDIATE");
  }

  /** Commits what was written since {@link #begin()}. */
  void commit() {
    run("COMMIT");
  }

  /**
   * Closes the file and rolls back uncommitted changes. A new file to which nothing was committed,
   * perhaps for lack of disk space, does not stay.
   */
  @Override
  public void close() {
    attempt(
        used -> {
          used.close();
          return true;
        });
    if (isCreated) {
      removeEmpty(file);
    }
  }

  private void endReading() {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("ROLLBACK");
    } catch (SQLException e) {
      // The original error has been reported, and nothing was written.
    }
  }

  /** Upgrades a version 1 schema; existing rows do not get checksums yet. */
  void upgrade() {
    IndexSchema.upgrade(this);
    version = IndexSchema.VERSION;
  }

  private void requireIndex() {
    if (number("PRAGMA application_id") != IndexSchema.APPLICATION_ID) {
      throw new Problem("index.not-an-index", file);
    }
    version = number("PRAGMA user_version");
    if (version > IndexSchema.VERSION) {
      throw new Problem("index.newer", file);
    }
    each(
        "PRAGMA integrity_check(1)",
        row -> {
          if (!row.getString(1).equals("ok")) {
            throw new Problem("index.damaged", file, row.getString(1));
          }
        });
  }

  private static Problem problem(Path file, boolean writes, SQLException e) {
    String reason = String.valueOf(e.getMessage());
    return switch (SqliteFailure.of(file, e)) {
      case BUSY -> new Problem(e, "index.busy", file);
      case FULL -> new Problem(e, "file.full", file);
      case NO_LIBRARY ->
          new Problem(e, "index.no-library", file, System.getProperty("java.io.tmpdir"));
      case NO_DATABASE -> new Problem(e, "index.not-an-index", file);
      case DAMAGED -> new Problem(e, "index.damaged", file, reason);
      case DENIED ->
          writes
              ? new Problem(e, "file.denied", file)
              : new Problem(e, "index.unreadable", file, reason);
      case OTHER ->
          writes
              ? new Problem(e, "file.unwritable", file, reason)
              : new Problem(e, "index.unreadable", file, reason);
    };
  }
}
