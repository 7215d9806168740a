package org.filterscope.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The source and the words of its problems agree. */
class ProblemWordsTest {

  /** A key is written out where the problem is made, so that it can be found from either side. */
  private static final Pattern KEY =
      Pattern.compile("new Problem\\(\\s*(?:[\\w.()]+,\\s*)?\"([a-z0-9.-]+)\"");

  private static final Pattern MADE = Pattern.compile("new Problem\\(");

  private final ResourceBundle words =
      ResourceBundle.getBundle("org.filterscope.task.problems", Locale.ROOT);

  @Test
  void everyProblemHasWordsAndAllWordsAreUsed() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String source : sources()) {
      used.addAll(KEY.matcher(source).results().map(found -> found.group(1)).toList());
    }

    assertThat(words.keySet()).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void everyProblemIsMadeWithItsKeyWrittenOut() throws IOException {
    for (String source : sources()) {
      assertThat(KEY.matcher(source).results().map(MatchResult::start))
          .containsExactlyElementsOf(
              MADE.matcher(source).results().map(MatchResult::start).toList());
    }
  }

  @Test
  void allWordsAreWellFormed() {
    Collection<String> messages = words.keySet().stream().map(words::getString).toList();

    assertThat(messages)
        .allSatisfy(
            message -> {
              assertThat(new MessageFormat(message, Locale.ENGLISH).format(new Object[0]))
                  .endsWith(".");
              assertThat(message.replace("''", "")).doesNotContain("'");
            });
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>(sources("main"));
    sources.addAll(sources("spark"));
    return sources;
  }

  private static List<String> sources(String root) throws IOException {
    Path folder = Path.of(System.getProperty("filterscope.root", ""), "src", root, "java");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          // It repeats the keys of other processes.
          .filter(file -> !file.endsWith("task/Problem.java"))
          .map(ProblemWordsTest::read)
          .collect(Collectors.toList());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
