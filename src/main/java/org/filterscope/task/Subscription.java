package org.filterscope.task;

/** What an observer holds, and closes to be told no more. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  /** Ends it; closing it again does nothing. */
  @Override
  void close();
}
