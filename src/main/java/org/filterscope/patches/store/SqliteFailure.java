package org.filterscope.patches.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Possible causes of an SQLite error. */
public enum SqliteFailure {

  /** Another process is writing. */
  BUSY,

  /** There is no disk space for the file or its temporary journal. */
  FULL,

  /** The file or its folder is not writable. */
  DENIED,

  /** The native library could not be unpacked or found. */
  NO_LIBRARY,

  /** The file is not an SQLite database. */
  NO_DATABASE,

  /** The file's contents are inconsistent or not as expected. */
  DAMAGED,

  /** A disk error, or anything else. */
  OTHER;

  private static final long LITTLE_ROOM = 1 << 20;

  /**
   * Determines the cause of an error.
   *
   * @param file the database file
   * @param e the error from SQLite
   */
  public static SqliteFailure of(Path file, SQLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof NativeLibraryNotFoundException || cause instanceof LinkageError) {
        return NO_LIBRARY;
      }
    }
    if (!(e instanceof SQLiteException sqlite)) {
      return OTHER;
    }
    return switch (primary(sqlite)) {
      case SQLITE_BUSY, SQLITE_LOCKED -> BUSY;
      case SQLITE_FULL -> FULL;
      case SQLITE_NOTADB -> NO_DATABASE;
      case SQLITE_READONLY, SQLITE_PERM -> DENIED;
      case SQLITE_CANTOPEN -> isFull(file) ? FULL : DENIED;
      case SQLITE_IOERR -> isFull(file) ? FULL : OTHER;
      case SQLITE_CORRUPT, SQLITE_ERROR -> DAMAGED;
      default -> OTHER;
    };
  }

  private static SQLiteErrorCode primary(SQLiteException e) {
    return SQLiteErrorCode.getErrorCode(e.getResultCode().code & 0xFF);
  }

  /**
   * Whether the disk is nearly full; the journal may lack space even where the database has enough.
   */
  private static boolean isFull(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      return folder != null && Files.getFileStore(folder).getUsableSpace() < LITTLE_ROOM;
    } catch (IOException e) {
      return false;
    }
  }
}
