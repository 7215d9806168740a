package org.filterscope.ui.learn.answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.filterscope.export.CsvTable;
import org.filterscope.task.SafeFile;
import org.filterscope.ui.export.Exportable;

/** The numbers of a figure, to be saved and copied. */
final class Tables {

  private Tables() {}

  /**
   * A table for programs.
   *
   * @param what what it shows, in words for the user
   * @param fileName the suggested name, without an extension
   * @param table makes the table, on a worker thread
   */
  static Exportable of(String what, String fileName, Supplier<CsvTable> table) {
    Exportable.Form csv =
        new Exportable.Form(
            "explore.file.csv",
            "csv",
            file -> SafeFile.write(file, stream -> stream.write(table.get().bytes())));
    return new Exportable(
        what,
        fileName,
        List.of(csv),
        null,
        () -> new String(table.get().bytes(), StandardCharsets.UTF_8));
  }
}
