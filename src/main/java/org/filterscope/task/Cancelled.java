package org.filterscope.task;

import java.util.concurrent.CancellationException;

/** Thrown where work notices that it was cancelled. It is not an error. */
public final class Cancelled extends CancellationException {

  /** Work that was cancelled between two steps. */
  public Cancelled() {
    super("cancelled");
  }
}
