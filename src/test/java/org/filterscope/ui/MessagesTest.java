package org.filterscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
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
          "\"((?:picture|shell|explore|why|learn|filters|train|classify|models|control|job|dialog|tour|address)\\.(?!css)[a-z0-9.-]+)\"");

  /** Problems have words of their own. */
  private static final Pattern PROBLEM =
      Pattern.compile("new Problem\\(\\s*(?:[\\w.()]+,\\s*)?\"[a-z0-9.-]+\"");

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
    assertThat(new Messages(Locale.GERMANY).get("picture.last"))
        .isEqualTo("This is the last picture.");
  }

  @Test
  void whereChineseIsSpokenTheWindowSpeaksChinese() {
    assertThat(new Messages(Locale.SIMPLIFIED_CHINESE).get("picture.last")).isEqualTo("这是最后一张图片。");
  }

  @Test
  void datesAreWrittenAsIsUsualInTheLanguage() {
    Date day = Date.from(LocalDate.of(2026, 3, 5).atTime(12, 0).toInstant(ZoneOffset.UTC));

    assertThat(new Messages(Locale.ENGLISH).get("models.card.saved", day))
        .isEqualTo("Saved: 5 March 2026");
    assertThat(new Messages(Locale.SIMPLIFIED_CHINESE).get("models.card.saved", day))
        .isEqualTo("保存于 2026 年 3 月 5 日");
  }

  @Test
  void countsAreWrittenAsIsUsualInTheLanguage() {
    assertThat(new Messages(Locale.ENGLISH).get("classify.count", 1)).isEqualTo("1 photograph");
    assertThat(new Messages(Locale.SIMPLIFIED_CHINESE).get("classify.count", 1)).isEqualTo("1 张照片");
    assertThat(new Messages(Locale.SIMPLIFIED_CHINESE).get("classify.count", 1234))
        .isEqualTo("1,234 张照片");
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
            KEY.matcher(PROBLEM.matcher(Files.readString(file)).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet()));
      }
      return keys;
    }
  }
}
