package org.filterscope.ui.train.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTableTest {

  @Test
  void rowsAreClassesAndColumnsAreAnswers() {
    ConfusionTable table = new ConfusionTable(List.of("cat", "dog"), new int[][] {{7, 1}, {0, 8}});
    assertThat(table.sheet("class").text())
        .isEqualTo("\"class\"\t\"cat\"\t\"dog\"\r\n\"cat\"\t7\t1\r\n\"dog\"\t0\t8\r\n");
  }

  @Test
  void forProgramsCommasPartTheCells() {
    ConfusionTable table = new ConfusionTable(List.of("cat", "a, b"), new int[][] {{7, 1}, {0, 8}});
    assertThat(new String(table.csv("class/answer").bytes(), StandardCharsets.UTF_8))
        .isEqualTo("class/answer,cat,\"a, b\"\r\ncat,7,1\r\n\"a, b\",0,8\r\n");
  }

  @Test
  void noNameRunsAsAFormulaAndQuotesStayOne() {
    ConfusionTable table =
        new ConfusionTable(List.of("=1+1", "+2", "-3", "@sum", "a \"b\", c"), new int[5][5]);
    assertThat(table.sheet("class").text().lines().skip(1))
        .containsExactly(
            "\"'=1+1\"\t0\t0\t0\t0\t0",
            "\"'+2\"\t0\t0\t0\t0\t0",
            "\"'-3\"\t0\t0\t0\t0\t0",
            "\"'@sum\"\t0\t0\t0\t0\t0",
            "\"a \"\"b\"\", c\"\t0\t0\t0\t0\t0");
  }
}
