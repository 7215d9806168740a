package org.filterscope.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Progress;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.filterscope.training.head.HeadKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureReaderTest {

  @TempDir private Path place;
  private final Engine engine = new Engine();
  private final Model model = SmallModel.create();
  private FeatureCache cache;
  private FeatureReader.View view;

  @BeforeEach
  void draw() throws IOException {
    Path file = place.resolve("noise.png");
    Drawn.write(file, Drawn.noise(1));
    view = new FeatureReader.View(new Sample(file, "noise.png", 0, "a fingerprint", 0), false);
    cache = FeatureCache.open(place.resolve("caches"));
  }

  @AfterEach
  void close() {
    cache.close();
    engine.close();
  }

  /** Does something in the middle of the pass that looks at it, on the engine's thread, once. */
  private static Cancellation inThePass(Runnable once) {
    return new Cancellation() {
      private boolean isDone;

      @Override
      public boolean isCancelled() {
        if (Thread.currentThread().getName().equals("engine") && !isDone) {
          isDone = true;
          once.run();
        }
        return false;
      }
    };
  }

  @Test
  void aReaderThatIsClosedInTheMiddleOfAPassFinishesIt() {
    FeatureReader other = reader();
    float[] expected = read(other, Cancellation.NEVER);
    other.close();
    forget();
    FeatureReader reader = reader();
    assertThat(read(reader, inThePass(reader::close))).isEqualTo(expected);
  }

  @Test
  void theEngineDoesOtherWorkWhileTheCacheWaitsForAnotherProcess()
      throws SQLException, InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<Boolean> passing = new CompletableFuture<>();
    try (FeatureReader reader = reader();
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + cache.file());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      CompletableFuture<float[]> row =
          CompletableFuture.supplyAsync(
              () -> read(reader, inThePass(() -> passing.complete(true))));
      passing.join();
      // The cache waits for 20 seconds before it gives up.
      assertThat(engine.background(() -> "answered").get(10, TimeUnit.SECONDS))
          .isEqualTo("answered");
      assertThat(row).isNotDone();
      statement.execute("ROLLBACK");
      assertThat(row.join()).isNotEmpty();
    }
  }

  private FeatureReader reader() {
    return new FeatureReader(
        engine,
        HeadKind.POOLED.onBaseOf(model.network()).build(),
        Optional.empty(),
        model,
        new PictureReader(),
        cache);
  }

  private float[] read(FeatureReader reader, Cancellation cancellation) {
    return reader.read(List.of(view), Progress.NONE, cancellation).values().get(0);
  }

  private void forget() {
    cache.close();
    cache = FeatureCache.open(place.resolve("caches of the second"));
  }
}
