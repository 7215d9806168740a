package org.filterscope.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.filterscope.home.Settings.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which language the window speaks on which system. */
class LanguageTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "zh-CN, zh-CN",
    "zh, zh-CN",
    "zh-SG, zh-CN",
    "zh-Hans-HK, zh-CN",
    "zh-TW, en",
    "zh-HK, en",
    "zh-Hant-CN, en",
    "en-GB, en",
    "de-DE, en",
    "ar-EG, en"
  })
  void theSystemsIsSpokenWhereThereAreTextsInIt(String system, String spoken) {
    assertThat(Language.SYSTEM.locale(Locale.forLanguageTag(system)))
        .isEqualTo(Locale.forLanguageTag(spoken));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en-US", "de-DE"})
  void whatWasChosenIsSpokenOnAnySystem(String system) {
    Locale locale = Locale.forLanguageTag(system);

    assertThat(Language.CHINESE.locale(locale)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
    assertThat(Language.ENGLISH.locale(locale)).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void settingsFromBeforeThereWasAChoiceFollowTheSystem() throws Exception {
    Path file = Files.writeString(folder.resolve("settings.json"), "{ \"theme\" : \"DARK\" }");

    assertThat(new JsonFile<>(file, Settings.class).read(Settings.USUAL))
        .isEqualTo(Settings.USUAL.withTheme(Settings.Theme.DARK));
  }
}
