package org.filterscope.task;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that owns the compute engine: models are not thread-safe, and two passes at once
 * would only share the same processor.
 *
 * <p>What the user waits for ({@link #now}) goes before what runs in the background ({@link
 * #background}). Background work calls {@link #giveWay()} between layers and images, so that a
 * click is answered while it runs. Work must not wait for other work of the same engine.
 */
public final class Engine implements AutoCloseable {

  private final Object lock = new Object();
  private final Queue<Work<?>> urgent = new ArrayDeque<>();
  private final Queue<Work<?>> patient = new ArrayDeque<>();
  private final Thread thread;
  private boolean closed;

  /** Only the engine's thread touches it. */
  private boolean answering;

  /** Starts the engine's thread, a daemon named "engine". */
  public Engine() {
    thread = new Thread(this::work, "engine");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Work that the user waits for. It runs before all background work, in the order of the calls.
   *
   * @param task the work; called on the engine's thread
   * @return completes on the engine's thread with the work's result or exception; cancelled if the
   *     engine is closed first. Cancelling it before the work starts takes the work away.
   */
  public <T> CompletableFuture<T> now(Callable<T> task) {
    return add(urgent, task);
  }

  /**
   * Work that no one at the screen waits for.
   *
   * @param task the work; called on the engine's thread
   * @return completes like that of {@link #now}
   */
  public <T> CompletableFuture<T> background(Callable<T> task) {
    return add(patient, task);
  }

  /**
   * Does all waiting {@link #now} work before it returns; within such work it does nothing. To be
   * called by work on the engine's thread wherever it holds nothing that other work uses.
   *
   * @throws IllegalStateException if called on another thread
   */
  public void giveWay() {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException("only work on the engine's thread can give way");
    }
    if (answering) {
      return;
    }
    answering = true;
    try {
      for (Work<?> next = poll(urgent); next != null; next = poll(urgent)) {
        next.run();
      }
    } finally {
      answering = false;
    }
  }

  /**
   * Accepts no more work and cancels what is waiting. Running work is finished; this method does
   * not wait for it.
   */
  @Override
  public void close() {
    List<Work<?>> left = new ArrayList<>();
    synchronized (lock) {
      closed = true;
      left.addAll(urgent);
      left.addAll(patient);
      urgent.clear();
      patient.clear();
      lock.notifyAll();
    }
    left.forEach(work -> work.result.cancel(false));
  }

  private <T> CompletableFuture<T> add(Queue<Work<?>> queue, Callable<T> task) {
    Work<T> work = new Work<>(task, new CompletableFuture<>());
    synchronized (lock) {
      if (closed) {
        work.result.cancel(false);
      } else {
        queue.add(work);
        lock.notifyAll();
      }
    }
    return work.result;
  }

  private void work() {
    while (waitForWork()) {
      giveWay();
      Work<?> next = poll(patient);
      if (next != null) {
        next.run();
      }
    }
  }

  private boolean waitForWork() {
    synchronized (lock) {
      while (!closed && urgent.isEmpty() && patient.isEmpty()) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          // No other code can interrupt this thread. If the work itself did, the next work must not
          // notice.
        }
      }
      return !closed;
    }
  }

  private @Nullable Work<?> poll(Queue<Work<?>> queue) {
    synchronized (lock) {
      return queue.poll();
    }
  }

  private record Work<T>(Callable<T> task, CompletableFuture<T> result) {

    /** Whatever the work throws goes to its caller; the engine's thread survives. */
    void run() {
      if (result.isDone()) {
        return;
      }
      try {
        result.complete(task.call());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    }
  }
}
