package org.filterscope;

import org.filterscope.cli.Filterscope;

/** Where the program starts. */
public final class Main {

  private Main() {}

  /**
   * Runs the command that the arguments name and ends the process with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(Filterscope.commandLine().execute(arguments));
  }
}
