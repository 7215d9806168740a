package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class EngineMemoryTest {

  @Test
  void aLimitOfNoughtIsNone() {
    assertThat(EngineMemory.left(0, 1000)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void ofALimitIsLeftWhatNobodyUses() {
    assertThat(EngineMemory.left(3000, 1000)).isEqualTo(2000);
    assertThat(EngineMemory.left(3000, 4000)).isZero();
  }

  @Test
  void theLimitIsTheEnginesOwnAndArraysTakeTheirShareOfIt() {
    String option = System.getProperty("org.bytedeco.javacpp.maxbytes", "");
    Assumptions.assumeTrue(option.matches("\\d+g"), "no limit in whole gibibytes");
    long limit = Long.parseLong(option.substring(0, option.length() - 1)) << 30;

    try (FloatPointer array = new FloatPointer(1 << 20)) {
      assertThat(EngineMemory.limit()).isEqualTo(limit);
      assertThat(EngineMemory.left())
          .isPositive()
          .isLessThanOrEqualTo(limit - array.capacity() * 4);
    }
  }
}
