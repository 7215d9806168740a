package org.filterscope.home;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's settings. Immutable. A value that is out of range, as files are edited by hand,
 * becomes the nearest one in it.
 *
 * @param theme light, dark, or as the system
 * @param language the language of the window
 * @param threads how many threads compute; 0 for as many as there are processors
 * @param memory the most that the process may take, in GiB, from {@value #LEAST_MEMORY} to {@value
 *     #MOST_MEMORY}
 * @param cacheLimit the most that caches may take on disk, in GiB
 * @param isTourOver whether the tour of the window was left, or seen to its end
 */
public record Settings(
    Theme theme, Language language, int threads, int memory, int cacheLimit, boolean isTourOver) {

  /** In GiB. */
  public static final int LEAST_MEMORY = 2;

  /** In GiB. */
  public static final int MOST_MEMORY = 64;

  /** In GiB. */
  public static final int MOST_CACHES = 1000;

  /** The defaults. */
  public static final Settings USUAL = new Settings(Theme.SYSTEM, Language.SYSTEM, 0, 4, 5, false);

  /** Brings everything into its range. */
  public Settings(
      @Nullable Theme theme,
      @Nullable Language language,
      int threads,
      int memory,
      int cacheLimit,
      boolean isTourOver) {
    this.theme = theme == null ? Theme.SYSTEM : theme;
    this.language = language == null ? Language.SYSTEM : language;
    this.threads = Math.max(0, Math.min(threads, Runtime.getRuntime().availableProcessors()));
    this.memory = Math.max(LEAST_MEMORY, Math.min(memory, MOST_MEMORY));
    this.cacheLimit = Math.max(0, Math.min(cacheLimit, MOST_CACHES));
    this.isTourOver = isTourOver;
  }

  /** How the window is coloured. */
  public enum Theme {
    /** As other programs, where the system tells. */
    SYSTEM,
    /** Dark on light. */
    LIGHT,
    /** Light on dark. */
    DARK
  }

  /** The language of the window. */
  public enum Language {
    /** The system's, if there are texts in it, or else English. */
    SYSTEM,
    /** English. */
    ENGLISH,
    /** Simplified Chinese. */
    CHINESE;

    /** Where Chinese is written in traditional characters, unless a script is named. */
    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    /**
     * The locale of the texts.
     *
     * @param system the system's locale
     */
    public Locale locale(Locale system) {
      return switch (this) {
        case ENGLISH -> Locale.ENGLISH;
        case CHINESE -> Locale.SIMPLIFIED_CHINESE;
        case SYSTEM -> isSimplifiedChinese(system) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
      };
    }

    private static boolean isSimplifiedChinese(Locale system) {
      return system.getLanguage().equals("zh")
          && (system.getScript().isEmpty()
              ? !TRADITIONAL.contains(system.getCountry())
              : system.getScript().equals("Hans"));
    }
  }

  /** With another theme. */
  public Settings withTheme(Theme other) {
    return new Settings(other, language, threads, memory, cacheLimit, isTourOver);
  }

  /** With another language. */
  public Settings withLanguage(Language other) {
    return new Settings(theme, other, threads, memory, cacheLimit, isTourOver);
  }

  /** With another number of threads. */
  public Settings withThreads(int other) {
    return new Settings(theme, language, other, memory, cacheLimit, isTourOver);
  }

  /** With another limit of memory, in GiB. */
  public Settings withMemory(int other) {
    return new Settings(theme, language, threads, other, cacheLimit, isTourOver);
  }

  /** With another limit of caches, in GiB. */
  public Settings withCacheLimit(int other) {
    return new Settings(theme, language, threads, memory, other, isTourOver);
  }

  /** With the tour of the window left, or to be shown at the next start. */
  public Settings withTourOver(boolean other) {
    return new Settings(theme, language, threads, memory, cacheLimit, other);
  }
}
