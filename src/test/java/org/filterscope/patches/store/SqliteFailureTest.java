package org.filterscope.patches.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteFailureTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "SQLITE_BUSY, BUSY",
    "SQLITE_BUSY_SNAPSHOT, BUSY",
    "SQLITE_LOCKED, BUSY",
    "SQLITE_FULL, FULL",
    "SQLITE_READONLY_DBMOVED, DENIED",
    "SQLITE_PERM, DENIED",
    "SQLITE_CANTOPEN, DENIED",
    "SQLITE_NOTADB, NO_DATABASE",
    "SQLITE_CORRUPT, DAMAGED",
    "SQLITE_IOERR_READ, OTHER"
  })
  void aCodeSaysWhatIsWrong(SQLiteErrorCode code, SqliteFailure failure) {
    SQLException e = new SQLiteException("as SQLite says it", code);

    assertThat(SqliteFailure.of(folder.resolve("a.sqlite"), e)).isEqualTo(failure);
  }

  @Test
  void aLibraryThatIsNotFoundIsFoundBeneathTheFailureToConnect() {
    SQLException e = new SQLException("Error opening connection");
    e.initCause(new NativeLibraryNotFoundException("No native library found"));

    assertThat(SqliteFailure.of(folder.resolve("a.sqlite"), e)).isEqualTo(SqliteFailure.NO_LIBRARY);
  }
}
