package org.filterscope.training.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongSupplier;
import org.filterscope.patches.store.SqliteFailure;
import org.filterscope.patches.store.SqliteLibrary;
import org.filterscope.task.FolderUse;
import org.filterscope.task.Problem;
import org.filterscope.task.SafeFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * Numbers about photographs that take long to compute, kept on disk. A row is there whole or not at
 * all, whenever the process ends. What is in it can be computed again: the file may be deleted.
 */
public final class FeatureCache implements AutoCloseable {

  /** The name of the file in the folder of caches. */
  public static final String FILE = "features.sqlite";

  private static final int PATIENCE_MILLIS = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(FeatureCache.class);

  private final Path file;
  private final FolderUse use;
  private final Connection connection;

  private FeatureCache(Path file, FolderUse use, Connection connection) {
    this.file = file;
    this.use = use;
    this.connection = connection;
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws Problem if that cannot be done
   */
  public static FeatureCache open(Path folder) {
    Path file = folder.resolve(FILE);
    FolderUse use = use(folder);
    try {
      return new FeatureCache(file, use, connect(file));
    } catch (Problem e) {
      end(use);
      throw e;
    }
  }

  private static Connection connect(Path file) {
    try {
      SqliteLibrary.provide();
      SQLiteConfig config = new SQLiteConfig();
      config.setBusyTimeout(PATIENCE_MILLIS);
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE IF NOT EXISTS feature (photograph TEXT NOT NULL, space TEXT NOT NULL,"
                + " numbers BLOB NOT NULL, PRIMARY KEY (photograph, space)) WITHOUT ROWID");
      }
      return connection;
    } catch (SQLException e) {
      throw problem(file, e);
    }
  }

  private static FolderUse use(Path folder) {
    try {
      Files.createDirectories(folder);
      return FolderUse.begin(folder);
    } catch (IOException e) {
      Problem reason = SafeFile.problem(folder, e);
      throw switch (reason.key()) {
        case "file.full" -> new Problem(e, "training.cache-full", folder);
        case "file.denied" -> new Problem(e, "training.cache-denied", folder);
        default -> new Problem(e, "training.cache-folder", folder);
      };
    }
  }

  /** Where it lies. */
  public Path file() {
    return file;
  }

  /**
   * Numbers about a photograph.
   *
   * @param photograph its fingerprint
   * @param space what the numbers are: all that they depend on besides the photograph
   * @return null if they are not known
   */
  public float @Nullable [] find(String photograph, String space) {
    byte[] known = read(photograph, space);
    return known == null ? null : floats(known);
  }

  /** Whether numbers about a photograph are known. */
  public synchronized boolean has(String photograph, String space) {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM feature WHERE photograph = ? AND space = ?")) {
      query.setString(1, photograph);
      query.setString(2, space);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw problem(file, e);
    }
  }

  /** Keeps what was computed. */
  public void keep(String photograph, String space, float[] numbers) {
    write(photograph, space, bytes(numbers));
  }

  /** 64 bits about a photograph, computed if they are not known. */
  public long findBits(String photograph, String space, LongSupplier compute) {
    byte[] known = read(photograph, space);
    if (known != null) {
      return ByteBuffer.wrap(known).getLong();
    }
    long bits = compute.getAsLong();
    write(photograph, space, ByteBuffer.allocate(Long.BYTES).putLong(bits).array());
    return bits;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw problem(file, e);
    } finally {
      end(use);
    }
  }

  private static void end(FolderUse use) {
    try {
      use.close();
    } catch (IOException e) {
      // The mark that is left means nothing once the process has ended.
      LOG.info("a mark stays", e);
    }
  }

  private synchronized byte @Nullable [] read(String photograph, String space) {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT numbers FROM feature WHERE photograph = ? AND space = ?")) {
      query.setString(1, photograph);
      query.setString(2, space);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getBytes(1) : null;
      }
    } catch (SQLException e) {
      throw problem(file, e);
    }
  }

  private synchronized void write(String photograph, String space, byte[] numbers) {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT OR REPLACE INTO feature VALUES (?, ?, ?)")) {
      insert.setString(1, photograph);
      insert.setString(2, space);
      insert.setBytes(3, numbers);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw problem(file, e);
    }
  }

  private static byte[] bytes(float[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    return bytes.array();
  }

  private static float[] floats(byte[] bytes) {
    float[] numbers = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    return numbers;
  }

  private static Problem problem(Path file, SQLException e) {
    return switch (SqliteFailure.of(file, e)) {
      case FULL -> new Problem(e, "training.cache-full", file);
      case DENIED -> new Problem(e, "training.cache-denied", file);
      case NO_LIBRARY ->
          new Problem(e, "index.no-library", file, System.getProperty("java.io.tmpdir"));
      case BUSY -> new Problem(e, "training.cache-busy", file);
      default -> new Problem(e, "training.cache", file, String.valueOf(e.getMessage()));
    };
  }
}
