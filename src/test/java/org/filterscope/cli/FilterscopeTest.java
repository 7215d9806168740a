package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FilterscopeTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      Filterscope.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(line.execute("--version")).isZero();
    assertThat(out.toString()).matches("Filterscope \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void helpNamesTheProgram() {
    assertThat(line.execute("--help")).isZero();
    assertThat(out.toString()).startsWith("Usage: filterscope");
  }

  @Test
  void anUnknownOptionIsRefused() {
    assertThat(line.execute("--no-such-option")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--no-such-option");
  }
}
