package org.filterscope.task;

import java.util.concurrent.CancellationException;

/** Thrown where work notices that nobody wants its result any more; no error to anyone. */
public final class Cancelled extends CancellationException {

  /** Work that was cancelled between two steps. */
  public Cancelled() {
    super("cancelled");
  }
}
