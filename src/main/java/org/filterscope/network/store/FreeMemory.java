package org.filterscope.network.store;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.filterscope.network.file.EngineMemory;

/** How much memory there is for a network's weights, on this machine at this moment. */
final class FreeMemory {

  private static final Path LINUX = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

  private FreeMemory() {}

  /** In bytes. */
  static long bytes() {
    return Math.min(EngineMemory.limit(), machine());
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
}
