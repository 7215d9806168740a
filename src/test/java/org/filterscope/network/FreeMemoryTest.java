package org.filterscope.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.lang.management.ManagementFactory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FreeMemoryTest {

  @Test
  void aLimitOfNoughtIsNone() {
    assertThat(FreeMemory.left(0, 1000)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void ofALimitIsLeftWhatNobodyUses() {
    assertThat(FreeMemory.left(3000, 1000)).isEqualTo(2000);
    assertThat(FreeMemory.left(3000, 4000)).isZero();
  }

  @Test
  void arraysTakeTheirShareOfTheEnginesLimit() {
    // The last one counts, and the property may have been set anew since the start.
    String name = "-Dorg.bytedeco.javacpp.maxbytes=";
    String option = "";
    for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      option = argument.startsWith(name) ? argument.substring(name.length()) : option;
    }
    Assumptions.assumeTrue(option.matches("\\d+g"), "no limit in whole gibibytes");
    long limit = Long.parseLong(option.substring(0, option.length() - 1)) << 30;

    try (FloatPointer array = new FloatPointer(1 << 20)) {
      assertThat(Pointer.maxBytes()).isEqualTo(limit);
      assertThat(FreeMemory.forArrays())
          .isPositive()
          .isLessThanOrEqualTo(limit - array.capacity() * 4);
    }
  }

  @Test
  void whatFitsNeitherOutsideTheHeapNorIntoItHasNoRoom() {
    assertThat(FreeMemory.hasRoom(1, 1)).isTrue();
    assertThat(FreeMemory.hasRoom(1L << 50, 1)).isFalse();
    assertThat(FreeMemory.hasRoom(1, Runtime.getRuntime().maxMemory())).isFalse();
  }

  @Test
  void arraysThatNobodyUsesAnyMoreMakeRoom() {
    Assumptions.assumeTrue(Pointer.maxBytes() > 0, "no limit to come near");
    // Of all limits the nearest: the process may have grown in other tests.
    long rest = FreeMemory.forArrays();
    forget(rest / 4);
    assertThat(FreeMemory.hasRoom(rest * 9 / 10, 0)).isTrue();
  }

  /** Nothing holds the array when this is over; its memory is not touched. */
  private static void forget(long bytes) {
    assertThat(new FloatPointer(bytes / Float.BYTES).isNull()).isFalse();
  }

  @Test
  void theWayOfOtherSystemsTellsWhatLinuxDoes() {
    Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "nothing to compare");
    assertThat(FreeMemory.ofOtherSystems()).isCloseTo(FreeMemory.machine(), withinPercentage(25.0));
  }
}
