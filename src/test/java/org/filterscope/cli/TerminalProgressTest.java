package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalProgressTest {

  private final StringWriter terminal = new StringWriter();
  private Instant now = Instant.EPOCH;
  private final TerminalProgress progress =
      new TerminalProgress(new PrintWriter(terminal), () -> now);

  @Test
  void theLineSaysHowFarHowFastAndHowLongStill() {
    progress.report(0, 20, "a.jpg");
    after(1000);
    progress.report(5, 20, "b.jpg");

    assertThat(lastLine()).isEqualTo("5 of 20  5.0 images/s  3 s left  b.jpg");
  }

  @Test
  void aLineThatGetsShorterLeavesNothingOfTheOneBefore() {
    progress.report(0, 20, "a long name.jpg");
    after(1000);
    int before = terminal.toString().length() - 1;
    progress.report(1, 20, "b");

    assertThat(terminal.toString().substring(before + 1).length()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void noLineIsWiderThanATerminal() {
    progress.report(0, 20, "long/".repeat(100) + "end.jpg");

    assertThat(lastLine()).hasSizeLessThanOrEqualTo(79).endsWith("long/end.jpg");
  }

  @Test
  void manyReportsAtOnceAreOneLine() {
    for (int i = 0; i < 50; i++) {
      after(1);
      progress.report(i, 50, "a.jpg");
    }

    assertThat(terminal.toString().chars().filter(c -> c == '\r').count()).isEqualTo(1);
  }

  @Test
  void whatComesAfterwardsHasTheLineToItself() {
    progress.report(0, 20, "a.jpg");
    progress.close();

    String[] lines = terminal.toString().split("\r", -1);
    assertThat(lines[lines.length - 1]).isEmpty();
    assertThat(lines[lines.length - 2]).isBlank().hasSameSizeAs(lines[lines.length - 3]);
  }

  @ParameterizedTest
  @CsvSource({"0.2,1 s", "59.0,59 s", "200,3 min 20 s", "7500,2 h 5 min"})
  void timesAreSaidAsPeopleSayThem(double seconds, String words) {
    assertThat(TerminalProgress.inWords(Duration.ofMillis((long) (seconds * 1000))))
        .isEqualTo(words);
  }

  private void after(long millis) {
    now = now.plusMillis(millis);
  }

  private String lastLine() {
    String[] lines = terminal.toString().split("\r");
    return Arrays.asList(lines).get(lines.length - 1).stripTrailing();
  }
}
