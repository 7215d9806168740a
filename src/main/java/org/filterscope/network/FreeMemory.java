package org.filterscope.network;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.Pointer;
import oshi.SystemInfo;

/**
 * Memory that is still free. Lists of models, loading and training all ask here whether something
 * fits, so they always agree.
 *
 * <p>Arrays are stored outside the Java heap. The engine limits their total size, and that of the
 * whole process ({@code bin/jvm.options}).
 */
public final class FreeMemory {

  private static final Path LINUX = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

  /** {@code 1 / RESERVE} of the heap stays free for everything else. */
  private static final int RESERVE = 8;

  private static final int LOOKS = 10;
  private static final long LOOK_MILLIS = 20;

  private FreeMemory() {}

  /**
   * Whether there is room. If necessary, memory that is no longer in use is reclaimed first, which
   * takes a moment.
   *
   * @param arrays bytes outside the Java heap
   * @param heap bytes inside it
   */
  public static boolean hasRoom(long arrays, long heap) {
    if (isFree(arrays, heap)) {
      return true;
    }
    // The weights of unused networks are freed after the next collection, but not at once: the
    // collector reports unreachable arrays on a separate thread.
    System.gc();
    for (int look = 0; look < LOOKS && !isFree(arrays, heap); look++) {
      Pointer.deallocateReferences();
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return isFree(arrays, heap);
  }

  private static boolean isFree(long arrays, long heap) {
    return arrays <= forArrays() && heap <= inHeap() && heap <= machine() - arrays;
  }

  /** How much arrays can still take, in bytes. */
  public static long forArrays() {
    long engine =
        Math.min(
            left(Pointer.maxBytes(), Pointer.totalBytes()),
            left(Pointer.maxPhysicalBytes(), Pointer.physicalBytes()));
    return Math.min(engine, machine());
  }

  /**
   * How much the heap can still take, in bytes. Garbage that has not been collected yet counts as
   * used.
   */
  static long inHeap() {
    Runtime heap = Runtime.getRuntime();
    long used = heap.totalMemory() - heap.freeMemory();
    return Math.max(0, heap.maxMemory() - heap.maxMemory() / RESERVE - used);
  }

  /** A limit of 0 means no limit. If the limit has already been passed, nothing is left. */
  static long left(long limit, long used) {
    return limit == 0 ? Long.MAX_VALUE : Math.max(0, limit - used);
  }

  /**
   * How much the machine has free, in bytes. File caches count as free, as the system gives them
   * up.
   */
  static long machine() {
    if (Files.isReadable(LINUX)) {
      try {
        Matcher line = AVAILABLE.matcher(Files.readString(LINUX));
        if (line.find()) {
          return Long.parseLong(line.group(1)) * 1024;
        }
      } catch (IOException e) {
        // Try the other ways.
      }
    }
    return ofOtherSystems();
  }

  /** As {@link #machine}, on any system; slower the first time. */
  static long ofOtherSystems() {
    try {
      long available = new SystemInfo().getHardware().getMemory().getAvailable();
      if (available > 0) {
        return available;
      }
    } catch (RuntimeException | LinkageError e) {
      // The library calls native code, which does not exist for every processor.
    }
    // If caches count as used, hardly any memory is ever free: rely on the engine's limits.
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
