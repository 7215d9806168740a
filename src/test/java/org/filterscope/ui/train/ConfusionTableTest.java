package org.filterscope.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTableTest {

  @Test
  void rowsAreClassesAndColumnsAreAnswers() {
    ConfusionTable table = new ConfusionTable(List.of("cat", "dog"), new int[][] {{7, 1}, {0, 8}});
    assertThat(table.csv("class"))
        .isEqualTo("\"class\",\"cat\",\"dog\"\r\n\"cat\",7,1\r\n\"dog\",0,8\r\n");
  }

  @Test
  void noNameRunsAsAFormulaAndQuotesStayOne() {
    ConfusionTable table =
        new ConfusionTable(List.of("=1+1", "+2", "-3", "@sum", "a \"b\", c"), new int[5][5]);
    assertThat(table.csv("class").lines().skip(1))
        .containsExactly(
            "\"'=1+1\",0,0,0,0,0",
            "\"'+2\",0,0,0,0,0",
            "\"'-3\",0,0,0,0,0",
            "\"'@sum\",0,0,0,0,0",
            "\"a \"\"b\"\", c\",0,0,0,0,0");
  }
}
