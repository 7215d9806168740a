package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.ui.FileKind;
import org.junit.jupiter.api.Test;

class SystemFileChoiceTest {

  private static final FileKind CSV = new FileKind("CSV", "csv");
  private static final FileKind SHEET = new FileKind("Spreadsheet", "tsv");
  private static final FileKind JSON = new FileKind("JSON", "json");

  /** Some dialogs leave the suggested name as it is when another kind is chosen. */
  @Test
  void theSuggestedEndingGivesWayToThatOfTheKindThatIsChosen() {
    assertThat(named("answers.csv", SHEET)).isEqualTo("answers.tsv");
    assertThat(named("answers.csv", CSV)).isEqualTo("answers.csv");
  }

  @Test
  void anEndingThatSomebodyTypedStays() {
    assertThat(named("answers.json", CSV)).isEqualTo("answers.json");
    assertThat(named("answers.json", SHEET)).isEqualTo("answers.json");
  }

  @Test
  void aMissingEndingIsAdded() {
    assertThat(named("answers", SHEET)).isEqualTo("answers.tsv");
    assertThat(named("answers.2", CSV)).isEqualTo("answers.2.csv");
  }

  private static String named(String name, FileKind chosen) {
    return SystemFileChoice.withEnding(Path.of(name), List.of(CSV, SHEET, JSON), chosen).toString();
  }
}
