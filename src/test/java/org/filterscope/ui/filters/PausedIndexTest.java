package org.filterscope.ui.filters;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.filterscope.home.Session;
import org.filterscope.image.FileAccess;
import org.filterscope.patches.build.IndexingResult;
import org.filterscope.task.Job;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.SampleIndex;
import org.filterscope.ui.dialog.Confirmation;
import org.filterscope.ui.dialog.NameQuestion;
import org.filterscope.ui.dialog.Questions;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.index.Indexes;
import org.filterscope.ui.job.JobText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** An index that is paused after three of five photographs. */
@ExtendWith(ApplicationExtension.class)
class PausedIndexTest {

  /** Is asked nothing here. */
  private static final class Nobody implements Questions {
    @Override
    public Optional<String> name(NameQuestion question) {
      return Optional.empty();
    }

    @Override
    public boolean confirm(Confirmation question) {
      return false;
    }
  }

  private final SteadyRobot robot = new SteadyRobot();
  private final CountDownLatch third = new CountDownLatch(1);
  @TempDir Path home;
  private QuietWindow window;
  private Indexes indexes;
  private FiltersViewModel filters;

  @Start
  void show(Stage stage) throws IOException {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    Files.createDirectories(home.resolve("indexes"));
    window = new QuietWindow(SmallModel.create(), home, Session.FIRST, Platform::runLater);
    indexes =
        new Indexes(
            window.workspace, window.engine, home.resolve("indexes"), home.resolve("none.sqlite"));
    filters =
        new FiltersViewModel(window.workspace, window.used, indexes, window.before, place -> {});
    Exporter saving = new Exporter(window.workspace, Exporter.systemClip());
    stage.setScene(new Scene(new FiltersView(filters, saving, new Nobody()), 1280, 760));
    stage.show();
    filters.look(true);
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void pauseAfterThree() throws IOException {
    Path photographs = Files.createDirectories(home.resolve("five"));
    for (String name : SampleIndex.PHOTOGRAPHS) {
      Files.copy(QuietWindow.golden(name), photographs.resolve(name + ".png"));
    }
    window.files =
        file -> {
          if (file.endsWith(SampleIndex.PHOTOGRAPHS.get(2) + ".png")) {
            untilWanted();
          }
          return FileAccess.DISK.open(file);
        };
    robot.interact(() -> indexes.build(photographs));
    window.untilShown(() -> job().status().done() == 2);
    robot.interact(() -> job().pause());
    third.countDown();
    window.untilShown(() -> job().status().done() == 3);
  }

  @AfterEach
  void close() {
    robot.interact(filters::close);
    robot.interact(indexes::close);
    window.close();
  }

  @Test
  void theTimeLeftIsNotSaid() {
    assertThat(new JobText(window.workspace.words()).line(job(), job().status()))
        .endsWith("60 %, paused");
  }

  @Test
  void allThatWasLookedAtIsShown() {
    window.untilShown(() -> filters.patches().get() != null && viewsShown() == 3);
    window.untilShown(() -> robot.text("#build-text").contains("3 of 5"));

    assertThat(robot.text("#build-text")).endsWith("paused");
  }

  @Test
  void photographsAreCountedInOnePlace() {
    window.untilShown(() -> indexes.chosen().get() != null);

    assertThat(robot.node("#index-note", Label.class).getText())
        .isEqualTo("Being built. You can look at what it knows so far.");
  }

  private int viewsShown() {
    LayerPatches patches = Objects.requireNonNull(filters.patches().get());
    return patches.units().isEmpty() ? 0 : patches.units().get(0).statistics().views();
  }

  private Job<IndexingResult> job() {
    return Objects.requireNonNull(indexes.building().job().get());
  }

  private void untilWanted() {
    try {
      third.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
