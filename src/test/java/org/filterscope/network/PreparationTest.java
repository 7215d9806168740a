package org.filterscope.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are out in the world hold these texts, or checksums of them. */
class PreparationTest {

  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ar", "fa", "bn", "my", "mr", "ne"})
  void itsFingerprintIsThatOfFilesOfAllVersionsInAnyLanguage(String language) {
    Locale.setDefault(Locale.forLanguageTag(language));
    assertThat(Preparation.kerasVgg().fingerprint())
        .isEqualTo("256 224 BGR 1.0 [103.939, 116.779, 123.68] [1.0, 1.0, 1.0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ar", "fa", "bn", "my", "mr", "ne"})
  void itsWordsAreThoseOfTheBundledIndexInAnyLanguage(String language) {
    Locale.setDefault(Locale.forLanguageTag(language));
    assertThat(Preparation.kerasVgg().inWords())
        .isEqualTo(
            "side 224 of 256, BGR, factor 1.0, minus [103.939, 116.779, 123.68],"
                + " over [1.0, 1.0, 1.0]");
  }
}
