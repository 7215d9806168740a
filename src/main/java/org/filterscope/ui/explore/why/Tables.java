package org.filterscope.ui.explore.why;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.filterscope.export.CsvTable;
import org.filterscope.task.SafeFile;
import org.filterscope.ui.export.Exportable;

/** The numbers of an explanation, to be saved and copied. */
final class Tables {

  private Tables() {}

  /**
   * A table for programs.
   *
   * @param what a description for the user
   * @param fileName suggested, without extension
   * @param table makes it, on a worker thread
   */
  static Optional<Exportable> of(String what, String fileName, Supplier<CsvTable> table) {
    Exportable.Form csv =
        new Exportable.Form(
            "explore.file.csv",
            "csv",
            file -> SafeFile.write(file, stream -> stream.write(table.get().bytes())));
    return Optional.of(
        new Exportable(
            what,
            fileName,
            List.of(csv),
            null,
            () -> new String(table.get().bytes(), StandardCharsets.UTF_8)));
  }
}
