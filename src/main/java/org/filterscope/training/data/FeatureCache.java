package org.filterscope.training.data;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.zip.CRC32C;
import org.filterscope.patches.store.SqliteFailure;
import org.filterscope.task.FolderUse;
import org.filterscope.task.Problem;
import org.filterscope.task.SafeFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cache on disk for numbers about photographs that take long to compute. A row is written whole
 * or not at all, and has a checksum over its key and numbers; a damaged row counts as missing.
 * Everything can be computed again, so the file may be deleted, and a damaged file is replaced by
 * an empty one. Both are logged. This class is thread-safe.
 */
public final class FeatureCache implements AutoCloseable {

  /** The name of the file in the folder of caches. */
  public static final String FILE = "features.sqlite";

  private static final Logger LOG = LoggerFactory.getLogger(FeatureCache.class);

  private final Path file;
  private final FolderUse use;
  private Connection connection;

  private FeatureCache(Path file, FolderUse use, Connection connection) {
    this.file = file;
    this.use = use;
    this.connection = connection;
  }

  /**
   * Opens the file, or creates it.
   *
   * @throws Problem if that cannot be done
   */
  public static FeatureCache open(Path folder) {
    Path file = folder.resolve(FILE);
    FolderUse use = use(folder);
    try {
      return new FeatureCache(file, use, CacheFile.open(file));
    } catch (SQLException | IOException e) {
      end(use);
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

  /** The cache's file. */
  public Path file() {
    return file;
  }

  /**
   * Numbers about a photograph.
   *
   * @param photograph its fingerprint
   * @param space identifies everything that the numbers depend on besides the photograph
   * @return null if they are not cached
   */
  public float @Nullable [] find(String photograph, String space) {
    byte[] known = read(photograph, space);
    return known == null ? null : floats(known);
  }

  /** Whether there is a row for a photograph; only {@link #find} checks whether it is damaged. */
  public boolean has(String photograph, String space) {
    return access(
        database -> {
          String sql = "SELECT 1 FROM feature WHERE photograph = ? AND space = ?";
          try (PreparedStatement query = database.prepareStatement(sql)) {
            query.setString(1, photograph);
            query.setString(2, space);
            try (ResultSet row = query.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  /** Stores what was computed. */
  public void keep(String photograph, String space, float[] numbers) {
    write(photograph, space, bytes(numbers));
  }

  /** 64 bits about a photograph, computed if they are not cached. */
  public long findBits(String photograph, String space, LongSupplier compute) {
    byte[] known = read(photograph, space);
    if (known != null) {
      return ByteBuffer.wrap(known).getLong();
    }
    long bits = compute.getAsLong();
    write(photograph, space, ByteBuffer.allocate(Long.BYTES).putLong(bits).array());
    return bits;
  }

  /**
   * Numbers about a photograph, to be moved to another cache.
   *
   * @param photograph its fingerprint
   * @param space identifies everything that the numbers depend on besides the photograph
   * @param numbers as they are stored
   */
  public record Entry(String photograph, String space, byte[] numbers) implements Serializable {}

  /** Everything in the cache that is not damaged. */
  public List<Entry> entries() {
    return access(
        database -> {
          List<Entry> entries = new ArrayList<>();
          String sql = "SELECT photograph, space, numbers, checksum FROM feature";
          try (PreparedStatement query = database.prepareStatement(sql);
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              Entry entry = new Entry(row.getString(1), row.getString(2), row.getBytes(3));
              if (checksum(entry.photograph, entry.space, entry.numbers) == row.getLong(4)) {
                entries.add(entry);
              }
            }
          }
          return entries;
        });
  }

  /** Stores what another cache held. */
  public void keep(Entry entry) {
    write(entry.photograph, entry.space, entry.numbers);
  }

  @Override
  public synchronized void close() {
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
      // The mark has no meaning after the process has ended.
      LOG.info("a mark stays", e);
    }
  }

  /** A row as it was written; null if it is missing or damaged. */
  private byte @Nullable [] read(String photograph, String space) {
    Row row =
        access(
            database -> {
              String sql =
                  "SELECT numbers, checksum FROM feature WHERE photograph = ? AND space = ?";
              try (PreparedStatement query = database.prepareStatement(sql)) {
                query.setString(1, photograph);
                query.setString(2, space);
                try (ResultSet found = query.executeQuery()) {
                  return found.next() ? new Row(found.getBytes(1), found.getLong(2)) : Row.NONE;
                }
              }
            });
    if (row.equals(Row.NONE)) {
      return null;
    }
    byte[] numbers = row.numbers;
    if (numbers == null || checksum(photograph, space, numbers) != row.checksum) {
      LOG.warn("{}: {} of {} is damaged, and is computed again", file, space, photograph);
      return null;
    }
    return numbers;
  }

  private void write(String photograph, String space, byte[] numbers) {
    access(
        database -> {
          String sql = "INSERT OR REPLACE INTO feature VALUES (?, ?, ?, ?)";
          try (PreparedStatement insert = database.prepareStatement(sql)) {
            insert.setString(1, photograph);
            insert.setString(2, space);
            insert.setBytes(3, numbers);
            insert.setLong(4, checksum(photograph, space, numbers));
            return insert.executeUpdate();
          }
        });
  }

  /**
   * A row of the database.
   *
   * @param numbers null only in a damaged file
   */
  private record Row(byte @Nullable [] numbers, long checksum) {
    static final Row NONE = new Row(null, 0);
  }

  /** An action on the database. */
  @FunctionalInterface
  private interface Access<T> {
    T to(Connection database) throws SQLException;
  }

  /** Runs an action on the database; if that is damaged, on an empty one. */
  private synchronized <T> T access(Access<T> access) {
    try {
      try {
        return access.to(connection);
      } catch (SQLException e) {
        if (!CacheFile.isDamage(e)) {
          throw e;
        }
        LOG.warn("{} is damaged: {}", file, e.getMessage());
        leave(connection);
        connection = CacheFile.anew(file);
        return access.to(connection);
      }
    } catch (SQLException | IOException e) {
      throw problem(file, e);
    }
  }

  private static void leave(Connection damaged) {
    try {
      damaged.close();
    } catch (SQLException e) {
      LOG.warn("A damaged cache could not be closed", e);
    }
  }

  private static long checksum(String photograph, String space, byte[] numbers) {
    CRC32C sum = new CRC32C();
    sum.update((photograph + '\n' + space + '\n').getBytes(StandardCharsets.UTF_8));
    sum.update(numbers);
    return sum.getValue();
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

  private static Problem problem(Path file, Exception e) {
    if (!(e instanceof SQLException failure)) {
      return new Problem(e, "training.cache", file, String.valueOf(e.getMessage()));
    }
    return switch (SqliteFailure.of(file, failure)) {
      case FULL -> new Problem(e, "training.cache-full", file);
      case DENIED -> new Problem(e, "training.cache-denied", file);
      case NO_LIBRARY ->
          new Problem(e, "index.no-library", file, System.getProperty("java.io.tmpdir"));
      case BUSY -> new Problem(e, "training.cache-busy", file);
      default -> new Problem(e, "training.cache", file, String.valueOf(e.getMessage()));
    };
  }
}
