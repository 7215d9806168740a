package org.filterscope.home;

import org.jspecify.annotations.Nullable;

/**
 * The user's settings. Immutable. A value that is out of range, as files are edited by hand,
 * becomes the nearest one in it.
 *
 * @param theme light, dark, or as the system
 * @param threads how many threads compute; 0 for as many as there are processors
 * @param memory the most that the process may take, in GiB, from {@value #LEAST_MEMORY} to {@value
 *     #MOST_MEMORY}
 * @param cacheLimit the most that caches may take on disk, in GiB
 */
public record Settings(Theme theme, int threads, int memory, int cacheLimit) {

  /** In GiB. */
  public static final int LEAST_MEMORY = 2;

  /** In GiB. */
  public static final int MOST_MEMORY = 64;

  /** In GiB. */
  public static final int MOST_CACHES = 1000;

  /** The defaults. */
  public static final Settings USUAL = new Settings(Theme.SYSTEM, 0, 4, 5);

  /** Brings everything into its range. */
  public Settings(@Nullable Theme theme, int threads, int memory, int cacheLimit) {
    this.theme = theme == null ? Theme.SYSTEM : theme;
    this.threads = Math.max(0, Math.min(threads, Runtime.getRuntime().availableProcessors()));
    this.memory = Math.max(LEAST_MEMORY, Math.min(memory, MOST_MEMORY));
    this.cacheLimit = Math.max(0, Math.min(cacheLimit, MOST_CACHES));
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

  /** With another theme. */
  public Settings withTheme(Theme other) {
    return new Settings(other, threads, memory, cacheLimit);
  }

  /** With another number of threads. */
  public Settings withThreads(int other) {
    return new Settings(theme, other, memory, cacheLimit);
  }

  /** With another limit of memory, in GiB. */
  public Settings withMemory(int other) {
    return new Settings(theme, threads, other, cacheLimit);
  }

  /** With another limit of caches, in GiB. */
  public Settings withCacheLimit(int other) {
    return new Settings(theme, threads, memory, other);
  }
}
