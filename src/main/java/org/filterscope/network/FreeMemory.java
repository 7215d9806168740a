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
 * fits, so that none promises what another refuses.
 *
 * <p>Arrays lie outside the Java heap. The engine limits what they take together, and what the
 * whole process takes ({@code bin/jvm.options}).
 */
public final class FreeMemory {

  private static final Path LINUX = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");

  /** This share of the heap stays free for everything else. */
  private static final int RESERVE = 8;

  private static final int LOOKS = 10;
  private static final long LOOK_MILLIS = 20;

  private FreeMemory() {}

  /**
   * Whether there is room. Memory that is no longer in use is reclaimed first if that is needed,
   * which takes a moment.
   *
   * @param arrays bytes outside the Java heap
   * @param heap bytes in it
   */
  public static boolean hasRoom(long arrays, long heap) {
    if (isFree(arrays, heap)) {
      return true;
    }
    // Weights of networks that are no longer used are freed after the next collection, but not at
    // once: the collector reports unreachable arrays on a thread of its own.
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

  /** What arrays may still take, in bytes. */
  public static long forArrays() {
    long engine =
        Math.min(
            left(Pointer.maxBytes(), Pointer.totalBytes()),
            left(Pointer.maxPhysicalBytes(), Pointer.physicalBytes()));
    return Math.min(engine, machine());
  }

  /**
   * How much the heap can still take, in bytes. Garbage that was not collected yet counts as used.
   */
  static long inHeap() {
    Runtime heap = Runtime.getRuntime();
    long used = heap.totalMemory() - heap.freeMemory();
    return Math.max(0, heap.maxMemory() - heap.maxMemory() / RESERVE - used);
  }

  /** A limit of 0 is none; of one that is passed already, nothing is left. */
  static long left(long limit, long used) {
    return limit == 0 ? Long.MAX_VALUE : Math.max(0, limit - used);
  }

  /**
   * What the machine has, in bytes. Caches of files count as free, for the system gives them up.
   */
  static long machine() {
    if (Files.isReadable(LINUX)) {
      try {
        Matcher line = AVAILABLE.matcher(Files.readString(LINUX));
        if (line.find()) {
          return Long.parseLong(line.group(1)) * 1024;
        }
      } catch (IOException e) {
        // The other ways remain.
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
      // It calls the system by native code, which is not there for every processor.
    }
    // Without the caches, hardly anything is free at any time: the engine's limits must do.
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
