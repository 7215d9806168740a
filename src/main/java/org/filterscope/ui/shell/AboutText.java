package org.filterscope.ui.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.filterscope.ui.Messages;

/**
 * The text of the About dialog.
 *
 * @param program version, Java, system and the folders of the app
 * @param attributions the authors of the weights and photographs that come with the app
 * @param licences of the libraries
 */
public record AboutText(String program, String attributions, String licences) {

  /**
   * Gathers the text. Reads files, so not for the JavaFX application thread.
   *
   * @param words the window's texts
   * @param root the folder that the app is installed in
   * @param home the user's folder for it
   * @param log the log file
   */
  public static AboutText gather(Messages words, Path root, Path home, Path log) {
    String version = ResourceBundle.getBundle("org.filterscope.version").getString("version");
    String program =
        words.get(
            "shell.about.program",
            version,
            System.getProperty("java.version"),
            System.getProperty("java.vm.name"),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"),
            home,
            log);
    return new AboutText(
        program,
        words.get("shell.about.attributions", photographs(words, root)),
        words.get("shell.about.licences", libraries()));
  }

  private static String photographs(Messages words, Path root) {
    Path sources = root.resolve("assets/photographs/SOURCES.csv");
    try {
      return Files.readString(sources);
    } catch (IOException e) {
      return words.get("shell.about.photographs.missing", sources);
    }
  }

  private static String libraries() {
    InputStream stream =
        Objects.requireNonNull(AboutText.class.getResourceAsStream("libraries.txt"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines.lines().collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
