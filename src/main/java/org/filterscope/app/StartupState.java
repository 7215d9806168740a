package org.filterscope.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.filterscope.home.AppHome;
import org.filterscope.home.JsonFile;
import org.filterscope.home.Session;
import org.filterscope.home.Settings;
import org.filterscope.home.SystemTheme;
import org.filterscope.task.Problem;

/**
 * The user's files and the system's settings as they are at the start.
 *
 * @param settingsFile the file with the settings
 * @param settings the settings as they were read
 * @param sessionFile the file with the session
 * @param session the session as it was read
 * @param isSystemDark whether the system's other programs are dark
 * @param problems what could not be read and was replaced by defaults
 */
record StartupState(
    JsonFile<Settings> settingsFile,
    Settings settings,
    JsonFile<Session> sessionFile,
    Session session,
    boolean isSystemDark,
    List<Problem> problems) {

  /**
   * Makes the app's folder if it is missing, and reads what is there.
   *
   * @param speak told the window's language before anything is read that could be damaged, so that
   *     problems are told in it
   */
  static StartupState read(AppHome home, Consumer<Settings.Language> speak) {
    List<Problem> problems = new ArrayList<>();
    try {
      home.create();
    } catch (Problem e) {
      problems.add(e);
    }
    JsonFile<Settings> settingsFile = home.settings();
    JsonFile<Session> sessionFile = home.session();
    Settings settings = readOr(settingsFile, Settings.USUAL, problems);
    speak.accept(settings.language());
    Session session = readOr(sessionFile, Session.FIRST, problems);
    boolean isSystemDark =
        settings.theme() == Settings.Theme.SYSTEM && new SystemTheme().isDark().orElse(false);
    return new StartupState(
        settingsFile, settings, sessionFile, session, isSystemDark, List.copyOf(problems));
  }

  private static <T> T readOr(JsonFile<T> file, T usual, List<Problem> problems) {
    try {
      return file.read(usual);
    } catch (Problem e) {
      problems.add(e);
      return usual;
    }
  }
}
