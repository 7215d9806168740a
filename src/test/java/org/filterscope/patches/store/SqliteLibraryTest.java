package org.filterscope.patches.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {

  @TempDir private Path folder;

  @Test
  void itIsUnpackedOnce() throws IOException {
    Path place = SqliteLibrary.unpack(folder).orElseThrow();
    Path library = files(place).get(0);
    FileTime first = FileTime.fromMillis(1);
    Files.setLastModifiedTime(library, first);

    assertThat(SqliteLibrary.unpack(folder)).hasValue(place);

    assertThat(Files.getLastModifiedTime(library)).isEqualTo(first);
  }

  @Test
  void severalMayUnpackItAtOnce() throws IOException {
    List<Optional<Path>> places =
        IntStream.range(0, 16).parallel().mapToObj(i -> SqliteLibrary.unpack(folder)).toList();

    assertThat(places).containsOnly(places.get(0));
    assertThat(files(folder)).hasSize(1);
  }

  @Test
  void whereItCannotBeKeptSqliteHelpsItself() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(SqliteLibrary.unpack(file)).isEmpty();
  }

  @Test
  void aProcessThatIsKilledLeavesNothingInTheTemporaryFolder()
      throws IOException, InterruptedException {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-D" + SqliteLibrary.PROPERTY + "=" + folder.resolve("libraries"),
                "-classpath",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Killed.class.getName(),
                folder.resolve("index.sqlite").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    assertThat(process.getInputStream().readAllBytes()).asString().startsWith("opened");
    assertThat(process.waitFor()).isEqualTo(137);
    assertThat(files(temporary)).isEmpty();
  }

  /** Opens an index and ends at once, as a process does that is killed. */
  static final class Killed {

    private Killed() {}

    public static void main(String[] arguments) {
      try (IndexDatabase database = IndexDatabase.openToWrite(Path.of(arguments[0]))) {
        System.out.println("opened " + database.file());
        Runtime.getRuntime().halt(137);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
