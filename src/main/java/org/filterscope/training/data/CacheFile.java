package org.filterscope.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.filterscope.patches.store.SqliteLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * The database of a {@link FeatureCache}. A damaged file, or one that is no such database, is set
 * aside under another name, and a new one is created.
 */
final class CacheFile {

  private static final Logger LOG = LoggerFactory.getLogger(CacheFile.class);

  private static final int PATIENCE_MILLIS = 20_000;

  private static final String SET_ASIDE = ".damaged";

  private static final String TABLE =
      "CREATE TABLE feature (photograph TEXT NOT NULL, space TEXT NOT NULL,"
          + " numbers BLOB NOT NULL, checksum INTEGER NOT NULL,"
          + " PRIMARY KEY (photograph, space)) WITHOUT ROWID";

  /** SQLite's error codes for a file that is no database, is damaged, or is not ours. */
  private static final Set<SQLiteErrorCode> DAMAGE =
      Set.of(
          SQLiteErrorCode.SQLITE_CORRUPT,
          SQLiteErrorCode.SQLITE_NOTADB,
          SQLiteErrorCode.SQLITE_FORMAT,
          SQLiteErrorCode.SQLITE_SCHEMA,
          SQLiteErrorCode.SQLITE_MISMATCH,
          SQLiteErrorCode.SQLITE_CONSTRAINT,
          SQLiteErrorCode.SQLITE_RANGE,
          SQLiteErrorCode.SQLITE_TOOBIG,
          SQLiteErrorCode.SQLITE_ERROR);

  private static final int PRIMARY_CODE = 0xff;

  private CacheFile() {}

  /**
   * Opens the database, or creates it.
   *
   * @throws SQLException if it cannot be read or written although it is not damaged
   * @throws IOException if what is there cannot be set aside
   */
  static Connection open(Path file) throws SQLException, IOException {
    Files.createDirectories(file.getParent());
    try {
      Connection connection = connect(file);
      if (hasTable(connection)) {
        return connection;
      }
      connection.close();
      LOG.warn("{} is no cache of this version", file);
    } catch (SQLException e) {
      if (!isDamage(e) && !isMarkedReadOnly(file, e)) {
        throw e;
      }
      LOG.warn("{} is damaged: {}", file, e.getMessage());
    }
    return anew(file);
  }

  /** Whether the file is the cause. */
  static boolean isDamage(SQLException e) {
    return DAMAGE.stream().anyMatch(code -> code.code == (e.getErrorCode() & PRIMARY_CODE));
  }

  /** Sets the file aside and creates an empty database. */
  static Connection anew(Path file) throws SQLException, IOException {
    if (Files.exists(file)) {
      Path aside = file.resolveSibling(file.getFileName() + SET_ASIDE);
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      LOG.warn("It was set aside as {}; what was in it is computed again", aside);
    }
    for (String end : new String[] {"-wal", "-shm", "-journal"}) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + end));
    }
    Connection connection = connect(file);
    hasTable(connection);
    return connection;
  }

  private static Connection connect(Path file) throws SQLException {
    SqliteLibrary.provide();
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /** Whether the table exists in our form. It is created in a database without tables. */
  private static boolean hasTable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Fails if nothing can be written.
      statement.execute("BEGIN IMMEDIATE");
      int tables = 0;
      boolean isOurs = false;
      try (ResultSet rows = statement.executeQuery("SELECT sql FROM sqlite_master")) {
        for (; rows.next(); tables++) {
          isOurs = TABLE.equals(rows.getString(1));
        }
      }
      if (tables == 0) {
        statement.execute(TABLE);
        isOurs = true;
      }
      statement.execute("COMMIT");
      return isOurs && tables <= 1;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** A damaged format version makes SQLite refuse to write to a file that is writable. */
  private static boolean isMarkedReadOnly(Path file, SQLException e) {
    boolean isReadOnly = (e.getErrorCode() & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_READONLY.code;
    return isReadOnly && Files.isWritable(file) && Files.isWritable(file.getParent());
  }
}
