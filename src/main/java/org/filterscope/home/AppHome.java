package org.filterscope.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.filterscope.task.Problem;

/**
 * The app's folder on the user's disk: settings, the last session, and files that can be made or
 * downloaded again.
 *
 * @param folder the folder's path; it may not exist yet
 */
public record AppHome(Path folder) {

  /** The environment variable that names a folder in place of the system's usual one. */
  public static final String VARIABLE = "FILTERSCOPE_HOME";

  /** The folder on this machine, by its system and the user's environment. */
  public static AppHome ofThisMachine() {
    return of(
        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  /**
   * The folder that a system has for an app's data.
   *
   * @param environment its variables
   * @param system its name, as in {@code os.name}
   * @param person the user's home folder
   */
  public static AppHome of(Map<String, String> environment, String system, Path person) {
    String chosen = environment.getOrDefault(VARIABLE, "");
    if (!chosen.isBlank()) {
      return new AppHome(Path.of(chosen).toAbsolutePath());
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String roaming = environment.getOrDefault("APPDATA", "");
      Path base = roaming.isBlank() ? person.resolve("AppData/Roaming") : Path.of(roaming);
      return new AppHome(base.resolve("Filterscope"));
    }
    if (name.startsWith("mac")) {
      return new AppHome(person.resolve("Library/Application Support/Filterscope"));
    }
    String given = environment.getOrDefault("XDG_DATA_HOME", "");
    // The standard says that a relative path counts as none.
    Path base =
        given.isBlank() || !Path.of(given).isAbsolute()
            ? person.resolve(".local/share")
            : Path.of(given);
    return new AppHome(base.resolve("filterscope"));
  }

  /** Models that were downloaded, imported or fine-tuned. */
  public StoredFolder models() {
    return stored("models");
  }

  /** Indexes of top patches. */
  public StoredFolder indexes() {
    return stored("indexes");
  }

  /** Results that are kept only to save time. */
  public StoredFolder caches() {
    return stored("caches");
  }

  /** Results of experiments that the user kept. */
  public Path experiments() {
    return folder.resolve("experiments");
  }

  /** Native libraries, unpacked so that they can be loaded. */
  public Path libraries() {
    return folder.resolve("libraries");
  }

  /** Logs, to find out what went wrong. */
  public StoredFolder logs() {
    return stored("logs");
  }

  /** The log that is being written. */
  public Path logFile() {
    return logs().path().resolve("filterscope.log");
  }

  /** The settings' file. */
  public JsonFile<Settings> settings() {
    return new JsonFile<>(folder.resolve("settings.json"), Settings.class);
  }

  /** The last session's file. */
  public JsonFile<Session> session() {
    return new JsonFile<>(folder.resolve("session.json"), Session.class);
  }

  /**
   * Makes the folders that are missing.
   *
   * @throws Problem if one cannot be made
   */
  public void create() {
    for (StoredFolder each : List.of(models(), indexes(), caches(), logs())) {
      try {
        Files.createDirectories(each.path());
      } catch (IOException e) {
        throw new Problem(e, "home.no-folder", each.path(), VARIABLE);
      }
    }
  }

  private StoredFolder stored(String name) {
    return new StoredFolder(folder.resolve(name));
  }
}
