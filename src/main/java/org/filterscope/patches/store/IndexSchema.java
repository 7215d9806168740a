package org.filterscope.patches.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The tables of an index, as defined in {@code schema.sql}, and the upgrade of older ones. */
final class IndexSchema {

  /** Identifies the file as an index among SQLite files. */
  static final int APPLICATION_ID = 0x46536370;

  static final int VERSION = 2;

  /** Version 1 had no checksums. */
  private static final String FROM_FIRST_VERSION =
      """
      ALTER TABLE layer ADD COLUMN checksum TEXT NOT NULL DEFAULT '';
      ALTER TABLE file ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE view ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
      CREATE TABLE unit (
        layer INTEGER NOT NULL REFERENCES layer,
        channel INTEGER NOT NULL,
        checksum INTEGER NOT NULL,
        PRIMARY KEY (layer, channel)
      ) WITHOUT ROWID;
      """;

  private IndexSchema() {}

  /** Creates the tables in an empty file. */
  static void create(IndexDatabase database) {
    database.run(schema());
    database.run("PRAGMA application_id = " + APPLICATION_ID);
    database.run("PRAGMA user_version = " + VERSION);
  }

  /** Upgrades the tables of an older version; existing rows do not get checksums. */
  static void upgrade(IndexDatabase database) {
    database.run(FROM_FIRST_VERSION);
    database.run("PRAGMA user_version = " + VERSION);
  }

  private static String schema() {
    try (InputStream stream = IndexSchema.class.getResourceAsStream("schema.sql")) {
      if (stream == null) {
        throw new IllegalStateException("schema.sql is missing from the build");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("schema.sql cannot be read", e);
    }
  }
}
