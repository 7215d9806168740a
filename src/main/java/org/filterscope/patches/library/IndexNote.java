package org.filterscope.patches.library;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.filterscope.task.SafeFile;

/**
 * What is noted beside an index that was built here.
 *
 * @param folder the photographs
 * @param isFinished whether all of them were looked at
 */
record IndexNote(String folder, boolean isFinished) {

  /** Nothing is known. */
  static final IndexNote NONE = new IndexNote("", true);

  /** A note that cannot be read is no more than a folder that has to be chosen again. */
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

  /** Writes it whole or not at all. */
  void write(Path file) {
    SafeFile.write(file, stream -> stream.write(mapper().writeValueAsBytes(this)));
  }

  private static ObjectMapper mapper() {
    return new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
