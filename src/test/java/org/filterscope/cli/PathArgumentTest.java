package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.TypeConversionException;

class PathArgumentTest {

  private final PathArgument argument = new PathArgument();

  @TempDir private Path folder;

  @Test
  void aNameIsTakenAsItIs() {
    assertThat(argument.convert("a b/\u732b.jpg")).isEqualTo(Path.of("a b", "\u732b.jpg"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aNameThatIsNotInTheSystemsCharacterSetIsFound() throws IOException {
    shell("d=$(printf 'caf\\351') && mkdir \"$d\" && touch \"$d/$(printf '\\350').jpg\"");

    Path found = argument.convert(folder + "/caf\ufffd/\ufffd.jpg");

    assertThat(found).exists();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void ofSeveralNamesThatReadTheSameNoneIsChosen() throws IOException {
    shell("touch \"$(printf '\\350').jpg\" \"$(printf '\\351').jpg\"");

    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> argument.convert(folder + "/\ufffd.jpg"))
        .withMessageContaining("2 names read like it");
  }

  @Test
  void aNameThatNothingReadsLikeStays() {
    Path missing = folder.resolve("\ufffd.jpg");

    assertThat(argument.convert(missing.toString())).isEqualTo(missing);
  }

  @Test
  void whatCannotBeANameIsWrongUsage() {
    Run run = Run.of("classify", "a\0b");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines().get(0)).contains("cannot be the name of a file");
    assertThat(run.err()).doesNotContain("Exception");
  }

  /** Java finds such names, but cannot make them. */
  private void shell(String command) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", command).directory(folder.toFile()).start();
    assumeTrue(shell.onExit().join().exitValue() == 0, "a file system whose names are any bytes");
  }
}
