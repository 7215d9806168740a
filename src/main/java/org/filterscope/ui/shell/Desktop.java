package org.filterscope.ui.shell;

import java.nio.file.Path;

/** Opens files and folders in the system's programs. */
@FunctionalInterface
public interface Desktop {

  /** Opens a folder or file. A failure is shown as a notice. */
  void open(Path fileOrFolder);
}
