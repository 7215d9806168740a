package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.filterscope.image.PictureReader;
import org.filterscope.network.store.ModelStore;
import org.filterscope.patches.library.IndexFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

/** What commands say where Chinese is spoken. */
class ChineseCommandsTest {

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  @TempDir private Path place;
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void speakChinese() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @Test
  void allOfTheHelpIsTranslated() {
    List<String> english = new ArrayList<>();
    for (CommandLine command : commands(Filterscope.commandLine(services()))) {
      String name = command.getCommandSpec().qualifiedName(".");
      if (isEnglish(command.getCommandSpec().usageMessage().description())) {
        english.add(name + ".usage.description");
      }
      command
          .getCommandSpec()
          .options()
          .forEach(option -> addIfEnglish(option, name + "." + option.longestName(), english));
      command
          .getCommandSpec()
          .positionalParameters()
          .forEach(
              one ->
                  addIfEnglish(
                      one, name + "." + one.paramLabel() + "[" + one.index() + "]", english));
    }

    assertThat(english).as("keys to add to commands_zh_CN.properties, without hyphens").isEmpty();
  }

  /** A key that names nothing any more would go unnoticed. */
  @Test
  void noTranslationOfHelpHasLostItsCommand() throws IOException {
    Set<String> names = new TreeSet<>();
    for (CommandLine command : commands(Filterscope.commandLine(services()))) {
      String name = command.getCommandSpec().qualifiedName(".");
      names.add(name + ".usage.description");
      command
          .getCommandSpec()
          .options()
          .forEach(option -> names.add(name + "." + option.longestName().replaceAll("^-+", "")));
      command
          .getCommandSpec()
          .positionalParameters()
          .forEach(one -> names.add(name + "." + one.paramLabel() + "[" + one.index() + "]"));
    }

    assertThat(translations().stringPropertyNames().stream().filter(key -> key.startsWith("filt")))
        .isNotEmpty()
        .allMatch(names::contains);
  }

  @Test
  void defaultsAreNamedAsInEnglish() {
    CommandLine occlude = Filterscope.commandLine(services()).getSubcommands().get("occlude");

    assertThat(occlude).isNotNull();
    assertThat(occlude.getUsageMessage())
        .contains("用法", "默认：32", "默认：16")
        .doesNotContain("DEFAULT-VALUE");
  }

  @Test
  void aFailureIsToldInChinese() {
    Run run = Run.with(services(), "classify", place.resolve("none.jpg").toString());

    assertThat(run.code()).isOne();
    assertThat(run.err()).contains("none.jpg 不存在");
  }

  @Test
  void whereAnotherLanguageIsSpokenHelpIsEnglish() {
    Locale.setDefault(Locale.GERMANY);

    assertThat(Filterscope.commandLine(services()).getUsageMessage())
        .contains("Look inside convolutional networks.");
  }

  private static void addIfEnglish(ArgSpec argument, String key, List<String> english) {
    if (!argument.hidden() && isEnglish(argument.description())) {
      english.add(key);
    }
  }

  private static boolean isEnglish(String... description) {
    return Arrays.stream(description).noneMatch(line -> HAN.matcher(line).find());
  }

  /** A command and all below it. */
  private static List<CommandLine> commands(CommandLine root) {
    List<CommandLine> all = new ArrayList<>(List.of(root));
    root.getSubcommands().values().forEach(below -> all.addAll(commands(below)));
    return all;
  }

  private static Properties translations() throws IOException {
    Properties read = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                CommandWords.class.getResourceAsStream("commands_zh_CN.properties")),
            StandardCharsets.UTF_8)) {
      read.load(reader);
    }
    return read;
  }

  private Services services() {
    return new Services(
        new PictureReader(),
        Run::model,
        image -> 0,
        new ModelStore(place.resolve("models"), place.resolve("models")),
        new IndexFolder(place.resolve("indexes"), place.resolve("no.index"), "Samples"),
        place.resolve("caches"));
  }
}
