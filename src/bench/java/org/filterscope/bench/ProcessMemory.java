package org.filterscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** What a process has in memory, as Linux tells it; other systems are not asked. */
final class ProcessMemory {
  private static final double KIB_IN_MB = 1024 / 1e6;

  private final Path status;

  ProcessMemory(long process) {
    this.status = Path.of("/proc", Long.toString(process), "status");
  }

  /** Now, in MB of a million bytes. */
  OptionalDouble resident() {
    return field("VmRSS:");
  }

  /** The most it ever had, in MB. */
  OptionalDouble peak() {
    return field("VmHWM:");
  }

  private OptionalDouble field(String name) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB_IN_MB)
          .findFirst();
    } catch (IOException e) {
      // Another system, or the process has ended.
      return OptionalDouble.empty();
    }
  }
}
