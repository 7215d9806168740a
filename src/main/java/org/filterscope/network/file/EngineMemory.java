package org.filterscope.network.file;

import org.bytedeco.javacpp.Pointer;

/** Memory for weights: it lies outside the Java heap, and the engine has limits of its own. */
public final class EngineMemory {

  private EngineMemory() {}

  /** What all arrays together may take, in bytes; {@link Long#MAX_VALUE} if nothing limits them. */
  public static long limit() {
    return left(Pointer.maxBytes(), 0);
  }

  /** What is left of that and of what the whole process may take, in bytes. */
  static long left() {
    return Math.min(
        left(Pointer.maxBytes(), Pointer.totalBytes()),
        left(Pointer.maxPhysicalBytes(), Pointer.physicalBytes()));
  }

  /** A limit of 0 is none; of one that is passed already, nothing is left. */
  static long left(long limit, long used) {
    return limit == 0 ? Long.MAX_VALUE : Math.max(0, limit - used);
  }
}
