package org.filterscope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files. Called on the JavaFX application thread, which waits in a dialog. */
public interface FileChoice {

  /**
   * Asks for a photograph to open; empty if the user cancels.
   *
   * @param title of the dialog
   */
  Optional<Path> picture(String title);

  /**
   * Asks for a file of certain kinds to open; empty if the user cancels.
   *
   * @param title of the dialog
   * @param kinds to choose from; files of all kinds are shown at first
   */
  Optional<Path> file(String title, FileKind... kinds);

  /**
   * Asks for a folder to open; empty if the user cancels.
   *
   * @param title of the dialog
   */
  Optional<Path> folder(String title);

  /**
   * Asks for a file to save to, with the extension of one of the kinds; empty if the user cancels.
   * The dialog asks before an existing file is replaced.
   *
   * @param title of the dialog
   * @param name suggested, without extension
   * @param kinds to choose from, the default first
   */
  Optional<Path> save(String title, String name, List<FileKind> kinds);
}
