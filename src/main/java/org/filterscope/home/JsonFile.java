package org.filterscope.home;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.filterscope.task.Problem;
import org.filterscope.task.SafeFile;

/**
 * A record kept as JSON, in a file that people may read and edit.
 *
 * @param <T> an immutable record
 */
public final class JsonFile<T> {

  private final Path file;
  private final Class<T> type;
  private final ObjectMapper json =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          // A field that only a newer version knows must not cost the rest of the file.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /**
   * Whether there is a file whose content must not be lost, or no folder, so nothing is written.
   */
  private volatile boolean isOutOfReach;

  /** A file that may not exist yet. */
  public JsonFile(Path file, Class<T> type) {
    this.file = file;
    this.type = type;
  }

  /**
   * Reads the file.
   *
   * @param missing used if there is no file, and for fields that the file leaves out
   * @throws Problem if it is damaged or cannot be read. A damaged file has then been put aside
   *     under another name, so that nothing in it is lost.
   */
  public T read(T missing) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      // That the folder could not be created was reported there.
      isOutOfReach = true;
      return missing;
    }
    try {
      ObjectNode fields = json.valueToTree(missing);
      if (!(json.readTree(Files.readAllBytes(file)) instanceof ObjectNode written)) {
        throw putAside(new IOException("no JSON object"));
      }
      fields.setAll(written);
      return json.treeToValue(fields, type);
    } catch (NoSuchFileException e) {
      return missing;
    } catch (JsonProcessingException e) {
      throw putAside(e);
    } catch (IOException e) {
      isOutOfReach = true;
      throw new Problem(e, "home.unreadable", file, reason(e));
    }
  }

  /**
   * Writes the file whole; not over one that could not be read and is still there, as its problem
   * has told, and not where there was no folder.
   *
   * @throws Problem if it cannot be written
   */
  public void write(T value) {
    if (!isOutOfReach) {
      SafeFile.write(file, stream -> stream.write(json.writeValueAsBytes(value)));
    }
  }

  private Problem putAside(IOException reason) {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    for (int number = 2; Files.exists(aside); number++) {
      aside = file.resolveSibling(file.getFileName() + ".damaged-" + number);
    }
    try {
      Files.move(file, aside);
      return new Problem(reason, "home.damaged", file, aside.getFileName());
    } catch (IOException e) {
      isOutOfReach = true;
      e.addSuppressed(reason);
      return new Problem(e, "home.damaged-stays", file);
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
