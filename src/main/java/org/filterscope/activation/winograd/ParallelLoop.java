package org.filterscope.activation.winograd;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed number of threads that share the parts of one piece of work, the caller's thread among
 * them.
 *
 * <p>Each thread is a lane with a number of its own, so that every lane can keep its own scratch
 * memory. To be used by one thread at a time.
 */
public final class ParallelLoop implements AutoCloseable {
  private static final int MOST = 16;

  /** System property: how many lanes there are, in place of one for each processor. */
  private static final String THREADS = "filterscope.threads";

  private final int count;
  private final ExecutorService others;

  /**
   * Threads to share work.
   *
   * @param count how many, the caller's included
   */
  ParallelLoop(int count) {
    this.count = count;
    this.others =
        Executors.newFixedThreadPool(
            Math.max(1, count - 1),
            task -> {
              Thread thread = new Thread(task, "lane");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** One lane for each processor, of many a few: there are only so many tiles to share. */
  public static ParallelLoop forThisMachine() {
    int processors = Runtime.getRuntime().availableProcessors();
    int wanted = Integer.getInteger(THREADS, processors);
    return new ParallelLoop(Math.max(1, Math.min(MOST, Math.min(wanted, processors))));
  }

  /** One part of the work. */
  interface Part {

    /**
     * Does it.
     *
     * @param lane who does it, from 0
     * @param index which part it is, from 0
     */
    void run(int lane, int index);
  }

  int count() {
    return count;
  }

  /**
   * Runs all parts, each once, and returns when the last is done. A lane that is through with one
   * takes the next, so that a lane that was held up does fewer.
   */
  void share(int parts, Part part) {
    AtomicInteger next = new AtomicInteger();
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 1; i < Math.min(count, parts); i++) {
      int lane = i;
      running.add(CompletableFuture.runAsync(() -> work(lane, next, parts, part), others));
    }
    try {
      work(0, next, parts, part);
    } finally {
      // Even after a failure nobody may free what another lane still uses.
      CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
    }
  }

  private static void work(int lane, AtomicInteger next, int parts, Part part) {
    for (int i = next.getAndIncrement(); i < parts; i = next.getAndIncrement()) {
      part.run(lane, i);
    }
  }

  @Override
  public void close() {
    others.shutdown();
  }
}
