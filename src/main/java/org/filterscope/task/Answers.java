package org.filterscope.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Answers of work on another thread. */
public final class Answers {

  private Answers() {}

  /** What really failed, without what futures wrap around it. */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Waits for an answer; a runtime exception of the work is thrown here as it is. */
  public static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (cause(e) instanceof RuntimeException reason) {
        throw reason;
      }
      throw e;
    }
  }
}
