package org.filterscope.ui.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** What is read beside the figures. */
class LearnTextsTest {

  private static final int MOST_WORDS = 120;

  private final ResourceBundle words =
      ResourceBundle.getBundle("org.filterscope.ui.messages", Locale.ROOT);

  @Test
  void noStepIsLongerThanSomebodyReadsBesideAFigure() {
    List<String> texts =
        words.keySet().stream().filter(key -> key.matches("learn\\..*\\.text")).toList();

    assertThat(texts)
        .isNotEmpty()
        .allSatisfy(
            key ->
                assertThat(words.getString(key).split("\\s+"))
                    .as(key)
                    .hasSizeLessThanOrEqualTo(MOST_WORDS));
  }
}
