package org.filterscope.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** The observers of a job. Safe for use by several threads. */
final class JobObservers {

  private final ScheduledExecutorService scheduler;
  private final List<JobObserver> all = new ArrayList<>();
  private boolean isOver;

  /** Creates an empty list of observers. */
  JobObservers(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
  }

  /** Tells one more, on an executor; nothing after the job is over. */
  synchronized Subscription add(Executor executor, Runnable told) {
    JobObserver added = new JobObserver(executor, scheduler, told);
    if (!isOver) {
      all.add(added);
    }
    return () -> remove(added);
  }

  /** Reports progress; only the latest state has to be told. */
  void progressed() {
    copy().forEach(JobObserver::progressed);
  }

  /** Reports a change that is told at once. */
  void tell() {
    copy().forEach(JobObserver::tell);
  }

  /** Reports the end of the job; nothing is told afterwards. */
  void over() {
    List<JobObserver> told;
    synchronized (this) {
      isOver = true;
      told = List.copyOf(all);
      all.clear();
    }
    told.forEach(JobObserver::tellLast);
  }

  private synchronized void remove(JobObserver observer) {
    observer.close();
    all.remove(observer);
  }

  private synchronized List<JobObserver> copy() {
    return List.copyOf(all);
  }
}
