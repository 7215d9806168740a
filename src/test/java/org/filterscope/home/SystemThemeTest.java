package org.filterscope.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the systems' programs answer, as their manuals have it. */
class SystemThemeTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, 'prefer-dark', true",
    "Linux, 'default', false",
    "Mac OS X, Dark, true",
    "Windows 11, AppsUseLightTheme    REG_DWORD    0x0, true",
    "Windows 11, AppsUseLightTheme    REG_DWORD    0x1, false",
  })
  void theAnswerIsUnderstood(String system, String answer, boolean isDark) {
    assertThat(new SystemTheme(system).meansDark(answer)).isEqualTo(isDark);
  }
}
