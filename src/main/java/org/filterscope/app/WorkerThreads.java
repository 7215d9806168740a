package org.filterscope.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The background threads other than the engine's.
 *
 * @param desk reads files and paints pictures, several at a time
 * @param clock runs tasks after a delay
 */
record WorkerThreads(ExecutorService desk, ScheduledExecutorService clock) {

  static WorkerThreads start() {
    int several = Math.max(2, Runtime.getRuntime().availableProcessors());
    return new WorkerThreads(
        Executors.newFixedThreadPool(several, named("desk")),
        Executors.newSingleThreadScheduledExecutor(named("clock")));
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
