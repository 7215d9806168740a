package org.filterscope.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.filterscope.task.Problem;
import org.filterscope.ui.Notices;

/** Asks the system to open something. It does not use AWT, which would start a second toolkit. */
public final class SystemDesktop implements Desktop {

  private final String system;
  private final Executor desk;
  private final Notices notices;

  /** Uses this machine's desktop. Programs are started on a worker thread. */
  public SystemDesktop(Executor desk, Notices notices) {
    this.system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    this.desk = desk;
    this.notices = notices;
  }

  @Override
  public void open(Path fileOrFolder) {
    desk.execute(
        () -> {
          try {
            Process opener =
                new ProcessBuilder(program(), fileOrFolder.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            opener.getOutputStream().close();
          } catch (IOException e) {
            notices.problem(new Problem(e, "desktop.no-program", fileOrFolder));
          }
        });
  }

  private String program() {
    if (system.startsWith("windows")) {
      return "explorer";
    }
    return system.startsWith("mac") ? "open" : "xdg-open";
  }
}
