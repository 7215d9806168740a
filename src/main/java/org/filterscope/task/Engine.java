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
 * <p>What a person waits for ({@link #now}) goes before what runs in the background ({@link
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
   * Work that a person waits for: done before all background work, in the order of asking.
   *
   * @param task the work; called on the engine's thread
   * @return completes on the engine's thread with the work's result or exception; cancelled if the
   *     engine is closed first. Cancelling it before the work starts takes the work away.
   */
  public <T> CompletableFuture<T> now(Callable<T> task) {
    return add(urgent, task);
  }

  /**
   * Work that nobody waits for at the screen.
   *
   * @param task the work; called on the engine's thread
   * @return completes as that of {@link #now}
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

  /** Takes no more work and cancels what waits. Work at hand is finished; this does not wait. */
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
          // Nobody outside has this thread to interrupt it; if work did so itself, that is over.
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

    /** Whatever the work throws reaches the one who asked; the engine's thread lives on. */
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
