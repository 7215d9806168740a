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
 * What there is to say about the app, as text that can be copied.
 *
 * @param program version, Java, system and where things lie
 * @param attributions whose weights and photographs come with the app
 * @param licences of the libraries
 */
public record AboutText(String program, String attributions, String licences) {

  /**
   * Gathers it all. Reads files: not on the interface's thread.
   *
   * @param words what is said
   * @param root the app's own folder
   * @param home the person's folder for it
   * @param log where the log is
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
