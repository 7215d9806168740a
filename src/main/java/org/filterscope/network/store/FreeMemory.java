package org.filterscope.network.store;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory there is for a network's weights, on this machine at this moment. */
final class FreeMemory {

  private static final Path LINUX = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

  /** The engine's own limit, see bin/jvm.options. */
  private static final String LIMIT = "org.bytedeco.javacpp.maxbytes";

  private static final Pattern AMOUNT = Pattern.compile("(\\d+)([kmgt]?)b?");

  private FreeMemory() {}

  /** In bytes. */
  static long bytes() {
    return Math.min(limit(System.getProperty(LIMIT, "")), machine());
  }

  /** Memory used for caches of files counts as free, where the system tells. */
  private static long machine() {
    if (Files.isReadable(LINUX)) {
      try {
        Matcher line = AVAILABLE.matcher(Files.readString(LINUX));
        if (line.find()) {
          return Long.parseLong(line.group(1)) * 1024;
        }
      } catch (IOException e) {
        // The other way remains.
      }
    }
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
  }

  /** An amount as such options have it: {@code 3g}, {@code 512m}; without one, no limit. */
  static long limit(String option) {
    Matcher amount = AMOUNT.matcher(option.toLowerCase(Locale.ROOT));
    if (!amount.matches() || amount.group(1).length() > 12) {
      return Long.MAX_VALUE;
    }
    int power = amount.group(2).isEmpty() ? 0 : "kmgt".indexOf(amount.group(2)) + 1;
    return Long.parseLong(amount.group(1)) << (10 * power);
  }
}
