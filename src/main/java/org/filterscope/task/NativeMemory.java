package org.filterscope.task;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.LoggerFactory;

/** The memory of this process that lies outside the Java heap. */
public final class NativeMemory {

  private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

  private NativeMemory() {}

  /**
   * Gives what was freed back to the system. The C library of Linux keeps it otherwise, spread over
   * an arena for each thread, and more of it with each model that was in use. Does nothing on other
   * systems, and where this Java cannot ask for it.
   */
  public static void trim() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(new ObjectName(COMMANDS), "systemTrimNativeHeap", new Object[0], new String[0]);
    } catch (JMException e) {
      LoggerFactory.getLogger(NativeMemory.class).debug("Freed memory is not given back", e);
    }
  }
}
