package org.filterscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** The app is built without Apache Spark, and without what Spark brings. */
class SparkStaysInItsProfileTest {

  @Test
  void theAppHasNoSpark() throws IOException {
    assertThat(places("org/apache/spark/SparkContext.class")).isEmpty();
    assertThat(places("org/apache/hadoop/fs/FileSystem.class")).isEmpty();
    assertThat(places("scala/Predef.class")).isEmpty();
    assertThat(places("io/netty/channel/Channel.class")).isEmpty();
  }

  @Test
  void theAppHasNoCommandsForSpark() throws IOException {
    assertThat(places("org/filterscope/spark/SparkMain.class")).isEmpty();
  }

  private static Iterable<?> places(String file) throws IOException {
    return Collections.list(SparkStaysInItsProfileTest.class.getClassLoader().getResources(file));
  }
}
