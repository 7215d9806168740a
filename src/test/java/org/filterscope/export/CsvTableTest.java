package org.filterscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {

  @Test
  void cellsArePartedByCommasAndQuotedWhereTheyMustBe() {
    assertThat(written("a", "b, c", "d \"e\"", "f\ng", "和"))
        .isEqualTo("a,\"b, c\",\"d \"\"e\"\"\",\"f\ng\",和\r\n");
  }

  @Test
  void numbersHaveAllTheirDigitsAndAPoint() {
    assertThat(written(0.1 + 0.2, -1.5e-9, 12)).isEqualTo("0.30000000000000004,-1.5E-9,12\r\n");
  }

  @Test
  void noTextIsAFormula() {
    assertThat(written("=1+1", "+1", "-1", "@a", "a=b")).isEqualTo("'=1+1,'+1,'-1,'@a,a=b\r\n");
  }

  private static String written(Object... cells) {
    byte[] bytes = new CsvTable().line(List.of(cells)).bytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
