package org.filterscope.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class ProblemTest {

  @Test
  void theMessageNamesTheFile() {
    Problem problem = new Problem("file.full", "maps.png");

    assertThat(problem)
        .hasMessage(
            "maps.png cannot be written: the disk is full. Free some space, or choose another"
                + " disk.");
    assertThat(problem.getLocalizedMessage()).isEqualTo(problem.getMessage());
    assertThat(problem.key()).isEqualTo("file.full");
  }

  @Test
  void theWindowIsToldInItsLanguageAndTheLogInEnglish() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
      Problem problem = new Problem("image.empty", "cat.jpg");

      assertThat(problem).hasMessage("cat.jpg is empty. Copy or download it again.");
      assertThat(problem.getLocalizedMessage()).isEqualTo("cat.jpg 是空的。请重新复制或下载。");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void theCauseIsKeptForTheLog() {
    IOException cause = new IOException("beneath");

    assertThat(new Problem(cause, "file.denied", "maps.png")).hasCause(cause);
  }

  @Test
  void aProblemWithoutWordsIsABug() {
    assertThatThrownBy(() -> new Problem("no.such.key"))
        .isInstanceOf(MissingResourceException.class);
  }
}
