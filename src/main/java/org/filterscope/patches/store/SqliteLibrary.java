package org.filterscope.patches.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.filterscope.task.Problem;
import org.filterscope.task.SafeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * SQLite's native library, unpacked once into the app's folder. By default, the SQLite driver
 * unpacks it into the temporary folder for each process, where it stays if the process is killed.
 */
public final class SqliteLibrary {

  /** The system property with the folder; if it is not set, the driver uses its default. */
  public static final String PROPERTY = "filterscope.libraries";

  private static final String PLACE = "org.sqlite.lib.path";

  private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

  private SqliteLibrary() {}

  /** Makes SQLite use this library; must be called before a database is opened. */
  public static void provide() {
    String folder = System.getProperty(PROPERTY);
    if (folder != null && System.getProperty(PLACE) == null) {
      unpack(Path.of(folder)).ifPresent(place -> System.setProperty(PLACE, place.toString()));
    }
  }

  /**
   * Unpacks the library if it is missing. Several processes may do so at once.
   *
   * @param folder the folder for native libraries; created if it is missing
   * @return the path of the library; empty if it cannot be written
   */
  static Optional<Path> unpack(Path folder) {
    Path place =
        folder
            .resolve("sqlite-" + SQLiteJDBCLoader.getVersion())
            .resolve(OSInfo.getNativeLibFolderPathForCurrentOS());
    String name = LibraryLoaderUtil.getNativeLibName();
    Path library = place.resolve(name);
    if (Files.isRegularFile(library)) {
      return Optional.of(place);
    }
    try (InputStream packed =
        SQLiteJDBCLoader.class.getResourceAsStream(
            LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
      if (packed == null) {
        return Optional.empty();
      }
      Files.createDirectories(place);
      SafeFile.write(library, packed::transferTo);
      return Optional.of(place);
    } catch (IOException | Problem e) {
      LOG.info("SQLite's library cannot be kept", e);
      return Optional.empty();
    }
  }
}
