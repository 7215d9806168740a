package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void wordsAlignToTheLeftAndNumbersToTheRight() {
    assertThat(printed(new Table("<>").row("cup", "98.1 %").row("umbrella", "0.2 %")))
        .isEqualTo("  cup       98.1 %\n  umbrella   0.2 %\n");
  }

  @Test
  void eastAsianCharactersTakeTwoColumns() {
    assertThat(printed(new Table("<>").row("\u732b", 1).row("cat", 2)))
        .isEqualTo("  \u732b   1\n  cat  2\n");
  }

  @Test
  void noLineEndsInSpaces() {
    assertThat(printed(new Table("<<").row("a", "longer").row("b", "c")).lines())
        .allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
  }

  @Test
  void aFileNameCannotCommandTheTerminal() {
    assertThat(printed(new Table("<").row("a\n\u001b[2J.jpg"))).isEqualTo("  a??[2J.jpg\n");
  }

  private static String printed(Table table) {
    StringWriter out = new StringWriter();
    table.print(new PrintWriter(out), "  ");
    return out.toString().replace(System.lineSeparator(), "\n");
  }
}
