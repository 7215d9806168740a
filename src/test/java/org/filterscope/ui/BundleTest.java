package org.filterscope.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The English texts and their translation agree, and both keep to one glossary. */
class BundleTest {

  private static final String WINDOW = "/org/filterscope/ui/messages";
  private static final String PROBLEMS = "/org/filterscope/task/problems";
  private static final String GLOSSARY = "/org/filterscope/ui/glossary.csv";

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)[,}]");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2}");
  private static final Pattern MNEMONIC = Pattern.compile("_(\\p{Alpha})");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  /** More arguments than any text has. */
  private static final int ARGUMENTS = 10;

  /** Names, formulas, papers and keys of the keyboard, which have no word to translate. */
  private static final Pattern SAME =
      Pattern.compile(
          ".*\\.source|job\\.bytes|models\\.card\\.(checksum|md5)"
              + "|shell\\.title(\\.with)?|shell\\.about\\.tab\\.program|.*\\.settings\\.size\\.\\w+"
              + "|.*\\.language\\.english|.*\\.viridis|.*\\.file\\.json"
              + "|learn\\.function\\.\\w+|learn\\.formula\\.\\w+|learn\\.softmax\\.title"
              + "|learn\\.softmax\\.(head\\.exp|formula)|learn\\.descent\\.head\\.softmax"
              + "|[a-z]+\\.keys\\.(save|copy|enter|enlarge|earlier|open|layer|step)");

  /** What looks like a term: words that programs read, titles, and other meanings. */
  private static final Set<String> NO_TERM =
      Set.of(
          "shell.about.attributions convolutional network",
          "explore.what.gradient seed",
          "classify.invite filter",
          "classify.none-shown filter",
          "model.strange-class class",
          "model.other-format model",
          "model.keras-zip model",
          "labels.no-list map",
          "layer.own-class class",
          "preparation.needed-onnx unit",
          "store.describe model");

  @ParameterizedTest
  @ValueSource(strings = {WINDOW, PROBLEMS})
  void everyTextIsTranslated(String bundle) throws IOException {
    Set<String> missing = new TreeSet<>(english(bundle).keySet());
    missing.removeAll(chinese(bundle).keySet());

    assertThat(missing).as("keys to translate in " + bundle + "_zh_CN.properties").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {WINDOW, PROBLEMS})
  void noTranslationHasLostItsText(String bundle) throws IOException {
    Set<String> left = new TreeSet<>(chinese(bundle).keySet());
    left.removeAll(english(bundle).keySet());

    assertThat(left).as("keys to remove from " + bundle + "_zh_CN.properties").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {WINDOW, WINDOW + "_zh_CN", PROBLEMS, PROBLEMS + "_zh_CN"})
  void noKeyIsThereTwice(String bundle) throws IOException {
    List<String> keys = new ArrayList<>();
    for (String line : lines(bundle + ".properties")) {
      if (!line.isBlank() && !line.startsWith("#")) {
        keys.add(line.substring(0, line.indexOf('=')));
      }
    }

    assertThat(keys).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {WINDOW, PROBLEMS})
  void translationsSayWhatTheArgumentsSay(String bundle) throws IOException {
    Map<String, String> english = english(bundle);

    assertThat(common(bundle))
        .allSatisfy(
            (key, chinese) ->
                assertThat(arguments(chinese))
                    .as(key)
                    .isEqualTo(arguments(english.getOrDefault(key, ""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {WINDOW, PROBLEMS})
  void translationsAreWellFormedForAnyNumber(String bundle) throws IOException {
    assertThat(chinese(bundle))
        .isNotEmpty()
        .allSatisfy(
            (key, text) -> {
              assertThat(text.replace("''", "")).as(key).doesNotContain("'");
              for (int number = 0; number <= 2; number++) {
                Object[] arguments = new Object[ARGUMENTS];
                Arrays.fill(arguments, number);
                assertThat(new MessageFormat(text, Locale.SIMPLIFIED_CHINESE).format(arguments))
                    .as(key)
                    .isNotBlank()
                    .doesNotContain("{");
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {WINDOW, PROBLEMS})
  void noTextIsLeftInEnglish(String bundle) throws IOException {
    assertThat(common(bundle))
        .allSatisfy(
            (key, text) -> {
              boolean hasWords = WORD.matcher(ARGUMENT.matcher(text).replaceAll("")).find();
              boolean mayBeSame = SAME.matcher(key).matches();
              assertThat(!hasWords || mayBeSame || HAN.matcher(text).find())
                  .as("%s is translated: %s", key, text)
                  .isTrue();
            });
  }

  /** "Keep" or "Stay" alone would have to be guessed. */
  @Test
  void aButtonThatChangesNothingSaysWhatItLeaves() throws IOException {
    Map<String, String> english = english(WINDOW);

    assertThat(english)
        .allSatisfy(
            (key, text) -> {
              String question = key.replaceAll("\\.no$", ".question");
              if (key.endsWith(".no") && english.containsKey(question)) {
                assertThat(text).as(key).contains(" ");
              }
            });
  }

  @Test
  void theSameLettersChooseTheSameControls() throws IOException {
    Map<String, String> english = english(WINDOW);

    assertThat(common(WINDOW))
        .allSatisfy(
            (key, text) ->
                assertThat(mnemonics(text))
                    .as(key)
                    .isEqualTo(mnemonics(english.getOrDefault(key, ""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {WINDOW, PROBLEMS})
  void bothLanguagesKeepToTheGlossary(String bundle) throws IOException {
    Map<String, String> english = english(bundle);
    Map<Pattern, Term> glossary = glossary();
    List<String> strayed = new ArrayList<>();
    common(bundle)
        .forEach(
            (key, text) ->
                strayed.addAll(strayed(key, english.getOrDefault(key, ""), text, glossary)));

    assertThat(strayed).isEmpty();
  }

  /** A term of the field and its translations, each of which will do. */
  private record Term(String english, List<String> chinese) {}

  /** Which terms of an English text the Chinese one has not. */
  private static List<String> strayed(
      String key, String english, String chinese, Map<Pattern, Term> glossary) {
    // The titles of papers stay as they are.
    String rest = key.endsWith(".source") ? "" : english;
    List<String> strayed = new ArrayList<>();
    for (Map.Entry<Pattern, Term> entry : glossary.entrySet()) {
      Matcher found = entry.getKey().matcher(rest);
      if (found.find()) {
        // A longer term hides the shorter ones in it.
        rest = found.replaceAll(" ");
        Term term = entry.getValue();
        boolean isThere =
            term.chinese().stream()
                .anyMatch(
                    one -> chinese.toLowerCase(Locale.ROOT).contains(one.toLowerCase(Locale.ROOT)));
        if (!isThere && !NO_TERM.contains(key + " " + term.english())) {
          strayed.add(
              key + ": " + term.english() + " is " + term.chinese() + ", not in " + chinese);
        }
      }
    }
    return strayed;
  }

  private static Map<Pattern, Term> glossary() throws IOException {
    return lines(GLOSSARY).stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(row -> new Term(row[0], List.of(row[1].split("\\|"))))
        .sorted(Comparator.comparingInt((Term term) -> -term.english().length()))
        .collect(
            Collectors.toMap(
                term ->
                    Pattern.compile(
                        "(?<![\\w-])" + Pattern.quote(term.english()) + "s?(?![\\w-])",
                        Pattern.CASE_INSENSITIVE),
                term -> term,
                (one, other) -> one,
                LinkedHashMap::new));
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static List<String> mnemonics(String text) {
    return MNEMONIC
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1).toUpperCase(Locale.ROOT))
        .toList();
  }

  private static Map<String, String> english(String bundle) throws IOException {
    return read(bundle + ".properties");
  }

  private static Map<String, String> chinese(String bundle) throws IOException {
    return read(bundle + "_zh_CN.properties");
  }

  /** The translations of texts that there are. */
  private static Map<String, String> common(String bundle) throws IOException {
    Map<String, String> common = chinese(bundle);
    common.keySet().retainAll(english(bundle).keySet());
    assertThat(common).isNotEmpty();
    return common;
  }

  private static Map<String, String> read(String file) throws IOException {
    Properties read = new Properties();
    try (BufferedReader reader = reader(file)) {
      read.load(reader);
    }
    Map<String, String> texts = new TreeMap<>();
    read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
    return texts;
  }

  private static List<String> lines(String file) throws IOException {
    try (BufferedReader reader = reader(file)) {
      return reader.lines().toList();
    }
  }

  private static BufferedReader reader(String file) {
    return new BufferedReader(
        new InputStreamReader(
            Objects.requireNonNull(BundleTest.class.getResourceAsStream(file)),
            StandardCharsets.UTF_8));
  }
}
