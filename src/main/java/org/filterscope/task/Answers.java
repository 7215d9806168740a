package org.filterscope.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Results of work on another thread. */
public final class Answers {

  private Answers() {}

  /** The exception that work threw, without the wrappers that futures put around it. */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Waits for a result. A runtime exception that the work threw is rethrown as it is. */
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
