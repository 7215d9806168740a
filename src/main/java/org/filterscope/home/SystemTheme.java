package org.filterscope.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the system's own programs are dark: Java has no way to tell, but each system has. */
public final class SystemTheme {

  private static final long PATIENCE_MILLIS = 1500;

  private final String system;

  /** Asks this machine's system. */
  public SystemTheme() {
    this(System.getProperty("os.name"));
  }

  SystemTheme(String system) {
    this.system = system.toLowerCase(Locale.ROOT);
  }

  /** Dark or not; empty if the system does not tell. Starts a process: not on a window's thread. */
  public Optional<Boolean> isDark() {
    return answer(question()).map(this::meansDark);
  }

  private List<String> question() {
    if (system.startsWith("windows")) {
      return List.of(
          "reg",
          "query",
          "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
          "/v",
          "AppsUseLightTheme");
    }
    if (system.startsWith("mac")) {
      return List.of("defaults", "read", "-g", "AppleInterfaceStyle");
    }
    return List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme");
  }

  /** Reads the system's answer. */
  boolean meansDark(String answer) {
    return system.startsWith("windows")
        ? answer.strip().endsWith("0x0")
        : answer.toLowerCase(Locale.ROOT).contains("dark");
  }

  private static Optional<String> answer(List<String> question) {
    try {
      Process process =
          new ProcessBuilder(question).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      byte[] answer = process.getInputStream().readAllBytes();
      return process.exitValue() == 0
          ? Optional.of(new String(answer, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      // Without such a program the system does not tell, which is not an error.
      log().debug("{} cannot be asked", question.get(0), e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Logger log() {
    return LoggerFactory.getLogger(SystemTheme.class);
  }
}
