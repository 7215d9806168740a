package org.filterscope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the person for files. Called on the interface's thread, which waits in a dialog. */
public interface FileChoice {

  /**
   * A photograph to open; empty if the person changed their mind.
   *
   * @param title of the dialog
   */
  Optional<Path> picture(String title);

  /**
   * A file of one of some kinds to open; empty if the person changed their mind.
   *
   * @param title of the dialog
   * @param kinds to choose from; all are shown at first
   */
  Optional<Path> file(String title, FileKind... kinds);

  /**
   * A folder to open; empty if the person changed their mind.
   *
   * @param title of the dialog
   */
  Optional<Path> folder(String title);

  /**
   * A place to save to, with one of the kinds' endings; empty if the person changed their mind. The
   * dialog has asked before an older file is replaced.
   *
   * @param title of the dialog
   * @param name suggested, without its ending
   * @param kinds to choose from, the usual one first
   */
  Optional<Path> save(String title, String name, List<FileKind> kinds);
}
