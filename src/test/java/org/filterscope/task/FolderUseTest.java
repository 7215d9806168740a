package org.filterscope.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.filterscope.testing.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderUseTest {

  @TempDir private Path folder;

  @Test
  void aFolderThatNobodyMarkedIsNotInUse() throws IOException {
    assertThat(FolderUse.isUsed(folder)).isFalse();
    assertThat(FolderUse.isUsed(folder.resolve("missing"))).isFalse();
  }

  @Test
  void aFolderIsInUseUntilTheLastOfSeveralHasEnded() throws IOException {
    FolderUse one = FolderUse.begin(folder);
    FolderUse other = FolderUse.begin(folder);
    one.close();
    assertThat(FolderUse.isUsed(folder)).isTrue();

    other.close();

    assertThat(FolderUse.isUsed(folder)).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theMarkOfAnotherProcessHoldsUntilThatIsKilled() throws IOException, InterruptedException {
    Process process = start();
    try {
      assertThat(process.getInputStream().read()).isEqualTo('r');
      assertThat(FolderUse.isUsed(folder)).isTrue();
      assertThat(FolderUse.isUsed(folder)).as("having looked once").isTrue();
    } finally {
      process.destroyForcibly().waitFor();
    }

    assertThat(FolderUse.isUsed(folder)).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whoeverBeginsWhileAFolderIsTidiedWaitsForTheEnd() throws Exception {
    AtomicBoolean isTidied = new AtomicBoolean();
    List<CompletableFuture<Boolean>> beginning = new ArrayList<>();

    boolean isDone =
        FolderUse.tidy(
            folder,
            () -> {
              beginning.add(CompletableFuture.supplyAsync(() -> beganAfter(isTidied)));
              awaitMark();
              isTidied.set(true);
            });

    assertThat(isDone).isTrue();
    assertThat(beginning.get(0).get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatIsUsedIsNotTidied() throws IOException {
    AtomicBoolean isTidied = new AtomicBoolean();
    try (FolderUse use = FolderUse.begin(folder)) {
      assertThat(FolderUse.tidy(folder, () -> isTidied.set(true))).as("%s", use).isFalse();
    }

    assertThat(isTidied).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  /** Whether something had happened when the folder could be used. */
  private boolean beganAfter(AtomicBoolean something) {
    try (FolderUse use = FolderUse.begin(folder)) {
      assertThat(use).isNotNull();
      return something.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Until somebody says that he uses the folder. */
  private void awaitMark() {
    Patience.Deadline deadline = Patience.deadline();
    try {
      while (!FolderUse.isUsed(folder)) {
        assertThat(deadline.hasPassed()).isFalse();
        Thread.sleep(10);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-classpath",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            User.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Marks a folder, says that it is ready, and stays. */
  static final class User {

    private User() {}

    public static void main(String[] arguments) throws IOException {
      FolderUse marked = FolderUse.begin(Path.of(arguments[0]));
      System.out.println("ready");
      while (System.in.read() >= 0) {
        // Until nobody is there to ask.
      }
      marked.close();
    }
  }
}
