package org.filterscope.patches.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What may be wrong when SQLite complains. */
public enum SqliteFailure {

  /** Another process writes. */
  BUSY,

  /** There is no room for the file, or for what lies beside it while it is changed. */
  FULL,

  /** The file or its folder may not be written. */
  DENIED,

  /** The native library could neither be unpacked nor found. */
  NO_LIBRARY,

  /** The file is something else. */
  NO_DATABASE,

  /** What the file holds contradicts itself, or is not what was asked for. */
  DAMAGED,

  /** The disk, or anything else. */
  OTHER;

  private static final long LITTLE_ROOM = 1 << 20;

  /**
   * Tells what is wrong.
   *
   * @param file the database
   * @param e what SQLite said
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

  /** What is written beside a database may find no room where the database itself does. */
  private static boolean isFull(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      return folder != null && Files.getFileStore(folder).getUsableSpace() < LITTLE_ROOM;
    } catch (IOException e) {
      return false;
    }
  }
}
