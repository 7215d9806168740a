package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that switches units off. */
class AblateTest {

  @Test
  void theAnswerBeforeIsClassifysAndTheOneAfterIsAnother() {
    JsonNode json = ablate("--off=conv5_3/7,120", "--off=conv5_3/3", "--json").json();

    assertThat(json.fieldNames()).toIterable().containsExactly("before", "after");
    assertThat(json.get("before"))
        .isEqualTo(Run.of("classify", Run.photograph("cat"), "--json").json().at("/results/0/top"));
    assertThat(json.get("after")).hasSize(5).isNotEqualTo(json.get("before"));
  }

  @Test
  void peopleReadBothAnswers() {
    Run run = ablate("--off=conv1_1/0", "--top=2");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(6);
    assertThat(run.out()).contains("With all units:", "With the units switched off:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--off=conv5_3; names no units",
        "--off=conv5_3/; names no units",
        "--off=conv9_9/0; no layer 'conv9_9'",
        "--off=conv5_3/512; channels 0 to 511, not 512",
        "--top=3; --off"
      })
  void whatIsNotThereIsWrongUsage(String option, String words) {
    Run run = ablate(option);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(words);
  }

  private static Run ablate(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "ablate";
    arguments[1] = Run.photograph("cat");
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Run.of(arguments);
  }
}
