package org.filterscope.ui.shell;

import java.nio.file.Path;

/** Opens things in the system's own programs. */
@FunctionalInterface
public interface Desktop {

  /** Opens a folder or file; what fails is told as a notice. */
  void open(Path fileOrFolder);
}
