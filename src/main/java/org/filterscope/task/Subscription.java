package org.filterscope.task;

/** A subscription of an observer, which ends when it is closed. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  /** Ends it; closing it again does nothing. */
  @Override
  void close();
}
