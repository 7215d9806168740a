package org.filterscope.patches.library;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filterscope.task.SafeFile;

/**
 * The note next to an index that was built here.
 *
 * @param folder the folder of photographs
 * @param isFinished whether all photographs of the folder have been indexed
 */
record IndexNote(String folder, boolean isFinished) {

  /** Used when there is no note. */
  static final IndexNote NONE = new IndexNote("", true);

  /**
   * Reads the note of an index. An unreadable note counts as none; the user then has to choose the
   * folder again.
   */
  static IndexNote read(Path file) {
    if (!Files.exists(file)) {
      return NONE;
    }
    try {
      IndexNote note = mapper().readValue(Files.readAllBytes(file), IndexNote.class);
      return note.folder == null ? NONE : note;
    } catch (IOException | RuntimeException e) {
      return NONE;
    }
  }

  /** Writes the note completely or not at all. */
  void write(Path file) {
    SafeFile.write(file, stream -> stream.write(mapper().writeValueAsBytes(this)));
  }

  private static ObjectMapper mapper() {
    return new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
