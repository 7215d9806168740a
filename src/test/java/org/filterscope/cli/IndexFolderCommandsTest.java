package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.filterscope.app.InstallationFolder;
import org.filterscope.patches.library.IndexFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ExitCode;

/** The commands that list, rename, remove and check indexes. */
class IndexFolderCommandsTest {

  @TempDir private Path folder;
  private IndexFolder indexes;
  private Path cats;

  @BeforeEach
  void place() throws IOException {
    Path bundled = folder.resolve("bundled.sqlite");
    Path own = Files.createDirectories(folder.resolve("own"));
    cats = own.resolve("cats.sqlite");
    Files.copy(InstallationFolder.ofThisProcess().bundledIndex(), bundled);
    Files.copy(bundled, cats);
    indexes = new IndexFolder(own, bundled, "Samples");
  }

  @Test
  void theListSaysWhatEachIndexIs() throws IOException {
    JsonNode list = Run.with(indexes, "index", "list", "--json").json().get("indexes");

    assertThat(list).hasSize(2);
    JsonNode first = list.get(0);
    assertThat(first.get("name").asText()).isEqualTo("cats");
    assertThat(first.get("file").asText()).isEqualTo(cats.toString());
    assertThat(first.get("images").asInt()).isEqualTo(27);
    assertThat(first.get("layers").asInt()).isEqualTo(19);
    assertThat(first.get("bytes").asLong()).isEqualTo(Files.size(cats));
    assertThat(first.get("bundled").asBoolean()).isFalse();
    assertThat(list.get(1).get("name").asText()).isEqualTo("Samples");
    assertThat(Run.with(indexes, "index", "list").out()).contains("cats", "Samples", "19");
  }

  @Test
  void anIndexThatCannotBeReadIsNamedBesideTheList() throws IOException {
    Files.writeString(folder.resolve("own/broken.sqlite"), "text");

    Run run = Run.with(indexes, "index", "list", "--json");

    assertThat(run.code()).isZero();
    assertThat(run.json().get("indexes")).hasSize(2);
    assertThat(run.errLines()).singleElement().asString().contains("skipped", "broken.sqlite");
  }

  @Test
  void anIndexIsRenamed() {
    Run run = Run.with(indexes, "index", "rename", "cats", "lions", "--json");

    assertThat(run.code()).isZero();
    assertThat(run.json().at("/indexes/0/name").asText()).isEqualTo("lions");
    assertThat(cats).doesNotExist();
    assertThat(cats.resolveSibling("lions.sqlite")).exists();
  }

  @Test
  void anIndexIsRemovedByItsFileToo() {
    Run run = Run.with(indexes, "index", "remove", cats.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualToIgnoringNewLines("Removed: cats");
    assertThat(cats).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"remove Samples", "rename Samples other"})
  void theBundledIndexStays(String words) {
    Run run = Run.with(indexes, ("index " + words).split(" ", -1));

    assertThat(run.code()).isEqualTo(ExitCode.SOFTWARE);
    assertThat(run.errLines()).singleElement().asString().contains("comes with Filterscope");
    assertThat(indexes.bundled()).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"remove dogs", "rename dogs cats", "check dogs"})
  void anUnknownIndexIsSaid(String words) {
    Run run = Run.with(indexes, ("index " + words).split(" ", -1));

    assertThat(run.code()).isEqualTo(ExitCode.SOFTWARE);
    assertThat(run.errLines()).singleElement().asString().contains("There is no index dogs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "folder", "--out x.index", "rename cats", "remove", "check"})
  void wrongUsageIsSaid(String words) {
    Run run = Run.with(indexes, ("index " + words).strip().split(" ", -1));

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("Missing required");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "rename", "remove", "check"})
  void eachHasHelp(String command) {
    Run run = Run.with(indexes, "index", command, "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Usage: filterscope index " + command);
  }

  @Test
  void aWholeIndexIsFoundWhole() {
    Run run = Run.with(indexes, "index", "check", cats.toString(), "--json");

    assertThat(run.code()).isZero();
    assertThat(run.json().get("checksums").asBoolean()).isTrue();
    assertThat(run.json().get("damaged")).isEmpty();
    assertThat(Run.with(indexes, "index", "check", "cats").out()).contains("Nothing is damaged");
  }

  @Test
  void aDamagedUnitIsNamedAndEndsWithOne() throws SQLException {
    damage();

    Run run = Run.with(indexes, "index", "check", "cats", "--json");

    assertThat(run.code()).isEqualTo(ExitCode.SOFTWARE);
    assertThat(run.json().get("damaged")).hasSize(1);
    assertThat(run.json().at("/damaged/0/kind").asText()).isEqualTo("unit");
    assertThat(run.json().at("/damaged/0/what").asText()).isEqualTo("conv1_1 / 3");
    assertThat(run.errLines()).singleElement().asString().contains("damaged in one place");
  }

  @Test
  void topRefusesADamagedUnitAndNoOther() throws SQLException {
    damage();

    Run damaged = Run.with(indexes, "top", cats.toString(), "--layer", "conv1_1", "--channel", "3");
    Run other = Run.with(indexes, "top", cats.toString(), "--layer", "conv1_1", "--channel", "4");

    assertThat(damaged.code()).isEqualTo(ExitCode.SOFTWARE);
    assertThat(damaged.errLines()).singleElement().asString().contains("conv1_1 / 3", "damaged");
    assertThat(other.code()).isZero();
  }

  @Test
  void anIndexWithoutChecksumsIsNotCalledWhole() throws SQLException {
    change(
        "ALTER TABLE layer DROP COLUMN checksum",
        "ALTER TABLE view DROP COLUMN checksum",
        "ALTER TABLE file DROP COLUMN checksum",
        "DROP TABLE unit",
        "DELETE FROM meta WHERE key IN ('views', 'files', 'checksum')",
        "PRAGMA user_version = 1");

    Run run = Run.with(indexes, "index", "check", "cats");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("No damage was found, but it may have some", "without checksums")
        .doesNotContain("Nothing is damaged");
  }

  private void damage() throws SQLException {
    change("UPDATE winner SET value = value + 1 WHERE layer = 1 AND channel = 3");
  }

  private void change(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + cats);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }
}
