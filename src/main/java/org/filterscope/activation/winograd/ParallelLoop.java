package org.filterscope.activation.winograd;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fixed number of threads, including the caller's, that share the parts of one piece of work.
 *
 * <p>Each thread is a lane with its own number, so that every lane can keep its own scratch memory.
 * Use it from one thread at a time.
 */
public final class ParallelLoop implements AutoCloseable {
  private static final int MOST = 16;

  /** System property that sets the number of lanes; the default is one for each processor. */
  private static final String THREADS = "filterscope.threads";

  private final int count;
  private final ExecutorService others;

  /**
   * Creates threads that share work.
   *
   * @param count number of threads, including the caller's
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

  /**
   * Creates one lane for each processor, up to a limit, because there are only so many tiles to
   * share.
   */
  public static ParallelLoop forThisMachine() {
    int processors = Runtime.getRuntime().availableProcessors();
    int wanted = Integer.getInteger(THREADS, processors);
    return new ParallelLoop(Math.max(1, Math.min(MOST, Math.min(wanted, processors))));
  }

  /** One part of the work. */
  @FunctionalInterface
  public interface Part {

    /**
     * Does this part of the work.
     *
     * @param lane the lane that does it, from 0
     * @param index the number of the part, from 0
     */
    void run(int lane, int index);
  }

  int count() {
    return count;
  }

  /**
   * Runs each part once and returns when the last one is done. A lane that finishes a part takes
   * the next one, so a slow lane does fewer parts. A part must not share work itself.
   */
  public void share(int parts, Part part) {
    AtomicInteger next = new AtomicInteger();
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 1; i < Math.min(count, parts); i++) {
      int lane = i;
      running.add(CompletableFuture.runAsync(() -> work(lane, next, parts, part), others));
    }
    try {
      work(0, next, parts, part);
    } finally {
      // Wait even after a failure, so that nothing is freed while another lane still uses it.
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
