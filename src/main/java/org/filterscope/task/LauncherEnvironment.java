package org.filterscope.task;

import java.util.Map;

/**
 * The environment that {@code bin/filterscope} gives to Java, for processes that are started in
 * another way. The launcher says what each variable is for.
 */
public final class LauncherEnvironment {

  private LauncherEnvironment() {}

  /** The variables that the native libraries and the C library read when a process starts. */
  public static Map<String, String> variables() {
    return Map.of(
        "MALLOC_MMAP_THRESHOLD_", "4194304",
        "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1",
        "OMP_WAIT_POLICY", "PASSIVE");
  }
}
