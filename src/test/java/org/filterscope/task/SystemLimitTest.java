package org.filterscope.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SystemLimitTest {

  @Test
  void librariesThatFindNoRoomAreAFullDisk() {
    Throwable unsatisfied =
        new UnsatisfiedLinkError("java.io.IOException: No space left on device")
            .initCause(new IOException("No space left on device"));
    Throwable failure =
        new ExceptionInInitializerError(new RuntimeException("dependencies?", unsatisfied));

    assertThat(SystemLimit.behind(failure))
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.key()).isEqualTo("system.libraries-full");
              assertThat(problem).hasMessageContaining(".javacpp").hasCause(failure);
            });
  }

  @Test
  void aClassThatFindsNoFileDescriptorIsALimitOfTheSystem() {
    Throwable failure = new ExceptionInInitializerError(new IOException("Too many open files"));

    assertThat(SystemLimit.behind(failure))
        .hasValueSatisfying(problem -> assertThat(problem.key()).isEqualTo("system.open-files"));
  }

  @Test
  void anythingElseStaysWhatItIs() {
    assertThat(SystemLimit.behind(new NoClassDefFoundError("org/nd4j/Nd4j"))).isEmpty();
    assertThat(SystemLimit.behind(new IllegalStateException("a bug"))).isEmpty();
    assertThat(SystemLimit.behind(new IOException("No space left on device"))).isEmpty();
  }
}
