package org.filterscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What desktops and browsers start the program with. */
class MainTest {

  @TempDir private Path folder;

  @Test
  void aFileIsOpenedByItsPathOrByItsUri() {
    Path file = folder.resolve("my dogs \u72d7.jpg");

    assertThat(Main.toOpen(new String[] {file.toString()})).contains(file);
    assertThat(Main.toOpen(new String[] {file.toUri().toASCIIString()})).contains(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:", "file:dog.jpg", "file://elsewhere/%zz", "dog.jpg", "a\u0000b"})
  void whatIsNoWholePathIsNotOpened(String argument) {
    assertThat(Main.toOpen(new String[] {argument})).isEmpty();
  }

  @Test
  void anAddressIsFollowedAndNotOpened() {
    String[] arguments = {"filterscope://explore"};

    assertThat(Main.toFollow(arguments)).contains("filterscope://explore");
    assertThat(Main.toOpen(arguments)).isEmpty();
    assertThat(Main.toFollow(new String[] {"/home/eva/dog.jpg"})).isEmpty();
  }
}
