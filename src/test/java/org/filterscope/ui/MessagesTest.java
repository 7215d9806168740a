package org.filterscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The source and the words of the window agree. */
class MessagesTest {

  private static final Path SOURCES =
      Path.of(System.getProperty("filterscope.root", ""), "src", "main", "java");

  /** Keys are written out where they are used, or end in a dot where the rest is a name. */
  private static final Pattern KEY =
      Pattern.compile(
          "\"((?:picture|shell|explore|why|learn|filters|train|classify|models|control|job|dialog)\\.(?!css)[a-z0-9.-]+)\"");

  private final ResourceBundle words =
      ResourceBundle.getBundle("org.filterscope.ui.messages", Locale.ROOT);

  @Test
  void everyKeyInTheSourceHasWords() throws IOException {
    Set<String> known = words.keySet();

    assertThat(keysInTheSource().stream().filter(key -> !key.endsWith(".")))
        .isNotEmpty()
        .allMatch(known::contains);
  }

  @Test
  void allWordsAreUsed() throws IOException {
    Set<String> used = keysInTheSource();
    List<String> beginnings = used.stream().filter(key -> key.endsWith(".")).toList();

    assertThat(words.keySet())
        .allMatch(key -> used.contains(key) || beginnings.stream().anyMatch(key::startsWith));
  }

  @Test
  void allWordsAreWellFormed() {
    assertThat(words.keySet())
        .allSatisfy(
            key -> {
              String text = words.getString(key);
              assertThat(new MessageFormat(text, Locale.ENGLISH).format(new Object[0]))
                  .isNotBlank();
              assertThat(text.replace("''", "")).doesNotContain("'");
            });
  }

  @Test
  void alsoWhereAnotherLanguageIsSpokenThereAreWords() {
    assertThat(new Messages(Locale.CHINA).get("picture.last"))
        .isEqualTo("This is the last picture.");
  }

  @Test
  void onAMacCommandStandsWhereControlStandsElse() {
    assertThat(new Messages(Locale.ENGLISH, "Mac OS X").get("shell.open.folder"))
        .contains("\u21e7\u2318O")
        .doesNotContain("Ctrl");
    assertThat(new Messages(Locale.ENGLISH, "Linux").get("shell.open.folder"))
        .contains("Ctrl+Shift+O");
  }

  private static Set<String> keysInTheSource() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES.resolve("org/filterscope/ui"));
        Stream<Path> door = Files.walk(SOURCES.resolve("org/filterscope/app"))) {
      List<Path> all =
          Stream.concat(files, door).filter(file -> file.toString().endsWith(".java")).toList();
      Set<String> keys = new TreeSet<>();
      for (Path file : all) {
        keys.addAll(
            KEY.matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet()));
      }
      return keys;
    }
  }
}
