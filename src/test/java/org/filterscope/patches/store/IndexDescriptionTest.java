package org.filterscope.patches.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.filterscope.network.Model;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Indexes know their network whatever the user's language is. */
class IndexDescriptionTest {

  @TempDir private Path folder;
  private final Locale before = Locale.getDefault();
  private final Model model = SmallModel.create();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fa", "bn", "my", "mr", "ne"})
  void anIndexIsOpenedInAnotherLanguage(String language) {
    Path file = made();
    Locale.setDefault(Locale.forLanguageTag(language));
    assertOpens(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fa", "bn", "my", "mr", "ne"})
  void anIndexThatAnOlderVersionMadeInAnotherLanguageIsOpened(String language) {
    Path file = made();
    Locale locale = Locale.forLanguageTag(language);
    String sides = String.format(locale, "side %d of %d", 64, 72);
    assertThat(sides).isNotEqualTo("side 64 of 72");
    try (IndexDatabase database = IndexDatabase.open(file)) {
      String words = database.meta("preparation");
      database.begin();
      database.update(
          "UPDATE meta SET value = ? WHERE key = 'preparation'",
          words.replace("side 64 of 72", sides));
      // Of before rows had checksums.
      database.update("PRAGMA user_version = 1");
      database.commit();
      assertThat(database.meta("preparation")).startsWith(sides);
    }
    assertOpens(file);
  }

  @Test
  void anIndexOfAnotherPreparationIsAnotherOne() {
    IndexDescription one = IndexDescription.of(model, CropStrategy.WHOLE, List.of());
    IndexDescription other =
        new IndexDescription(
            one.network(),
            one.model(),
            one.preparation().replace("side 64 of 72", "side 64 of 73"),
            one.cuts(),
            one.layers());
    assertThat(one.isOfTheSameNetworkAs(other)).isFalse();
  }

  private Path made() {
    Path file = folder.resolve("index.sqlite");
    IndexDescription description = IndexDescription.of(model, CropStrategy.WHOLE, List.of());
    try (IndexWriter writer = IndexWriter.open(file, description, false, FileNaming.ABSOLUTE)) {
      writer.commit();
    }
    return file;
  }

  private void assertOpens(Path file) {
    try (PatchIndex index = PatchIndex.open(file, model)) {
      assertThat(index.layers()).hasSameSizeAs(model.network().layers());
    }
  }
}
