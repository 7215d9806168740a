package org.filterscope.task;

import java.io.IOException;

/**
 * Takes a value and may fail at reading or writing.
 *
 * @param <T> what it takes
 */
@FunctionalInterface
public interface IoConsumer<T> {

  /**
   * Takes the value.
   *
   * @throws IOException if reading or writing fails
   */
  void accept(T value) throws IOException;
}
