package org.filterscope.cli;

import java.util.ResourceBundle;
import org.filterscope.task.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The root of the command line; without a command it prints its usage. */
@Command(
    name = "filterscope",
    description = "Look inside convolutional networks.",
    mixinStandardHelpOptions = true,
    versionProvider = Filterscope.Version.class)
public final class Filterscope implements Runnable {

  @Spec private CommandSpec spec;

  /**
   * The command line, ready to execute. A {@link Problem} ends a command with one line on standard
   * error and exit code 1.
   */
  public static CommandLine commandLine() {
    return new CommandLine(new Filterscope())
        .setExecutionExceptionHandler(
            (exception, line, parsed) -> {
              if (exception instanceof Problem problem) {
                line.getErr().println("filterscope: " + problem.getMessage());
                return ExitCode.SOFTWARE;
              }
              throw exception;
            });
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Reads the version that the build wrote beside the classes. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Filterscope " + ResourceBundle.getBundle("org.filterscope.version").getString("version")
      };
    }
  }
}
