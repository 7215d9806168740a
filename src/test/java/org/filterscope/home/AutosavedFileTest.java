package org.filterscope.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.task.Problem;
import org.filterscope.testing.FakeScheduler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosavedFileTest {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);

  private final FakeScheduler clock = new FakeScheduler();
  private final List<Problem> problems = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  void aChangeIsWrittenShortlyAfter() {
    AutosavedFile<Settings> kept = kept();

    kept.change(settings -> settings.withMemory(8));
    assertThat(file()).doesNotExist();
    clock.advance(LONG_ENOUGH);

    assertThat(read().memory()).isEqualTo(8);
  }

  @Test
  void theLastOfSeveralChangesCounts() {
    AutosavedFile<Settings> kept = kept();

    kept.change(settings -> settings.withMemory(8));
    kept.change(settings -> settings.withMemory(16));
    clock.advance(LONG_ENOUGH);

    assertThat(read().memory()).isEqualTo(16);
  }

  @Test
  void closingWritesAtOnce() {
    AutosavedFile<Settings> kept = kept();

    kept.change(settings -> settings.withMemory(8));
    kept.close();

    assertThat(read().memory()).isEqualTo(8);
  }

  @Test
  void nothingIsWrittenWithoutAChange() {
    kept().close();

    assertThat(file()).doesNotExist();
  }

  @Test
  void aChangeThatCannotBeWrittenIsTold() throws IOException {
    AutosavedFile<Settings> kept = kept();
    Files.createDirectory(file());

    kept.change(settings -> settings.withMemory(8));
    clock.advance(LONG_ENOUGH);

    assertThat(problems).singleElement().extracting(Problem::key).isEqualTo("file.folder-there");
    assertThat(kept.get().memory()).isEqualTo(8);
  }

  private Path file() {
    return folder.resolve("settings.json");
  }

  private Settings read() {
    return new JsonFile<>(file(), Settings.class).read(Settings.USUAL);
  }

  private AutosavedFile<Settings> kept() {
    return new AutosavedFile<>(
        Settings.USUAL,
        new JsonFile<>(file(), Settings.class),
        clock,
        Runnable::run,
        problems::add);
  }
}
