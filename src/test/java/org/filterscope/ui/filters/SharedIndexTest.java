package org.filterscope.ui.filters;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.filterscope.home.Session;
import org.filterscope.testing.SmallModel;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.SampleIndex;
import org.filterscope.ui.dialog.Confirmation;
import org.filterscope.ui.dialog.NameQuestion;
import org.filterscope.ui.dialog.Questions;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.index.Indexes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The screen with a model whose last block was trained, and the index of the model before. */
@ExtendWith(ApplicationExtension.class)
class SharedIndexTest {

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

  @TempDir Path home;
  private QuietWindow window;
  private Indexes indexes;
  private FiltersViewModel filters;
  private FxRobot robot;

  @Start
  void show(Stage stage) throws IOException {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    SampleIndex.collect(SmallModel.create(), home);
    window =
        new QuietWindow(
            SmallModel.retrained("conv3_1", "classes"), home, Session.FIRST, Platform::runLater);
    indexes =
        new Indexes(
            window.workspace, window.engine, home.resolve("indexes"), home.resolve("none.sqlite"));
    filters =
        new FiltersViewModel(window.workspace, window.used, indexes, window.before, place -> {});
    stage.setScene(
        new Scene(
            new FiltersView(
                filters, new Exporter(window.workspace, Exporter.systemClip()), new Nobody()),
            1280,
            760));
    stage.show();
    filters.look(true);
  }

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  void await(FxRobot fxRobot) {
    robot = fxRobot;
    window.untilShown(() -> filters.patches().get() != null);
  }

  @AfterEach
  void close() {
    robot.interact(filters::close);
    robot.interact(indexes::close);
    window.close();
  }

  @Test
  void layersBelowTheTrainedOnesShowTheirPatches() {
    choose("conv2");

    assertThat(robot.lookup("#units").query().isVisible()).isTrue();
    assertThat(filters.patches().get().units()).hasSize(12);
    window.untilShown(() -> filters.top().shown().get() != null && !filters.top().busy().get());
    assertThat(filters.top().shown().get().projected()).isNotEmpty();
    assertThat(window.problems).isEmpty();
  }

  @Test
  void aTrainedLayerSaysWhyItHasNone() {
    choose("conv3_2");

    assertThat(robot.lookup("#units").query().isVisible()).isFalse();
    assertThat(robot.lookup("#no-units-text").queryAs(Label.class).getText())
        .startsWith("The index \"samples\" has no patches for conv3_2 of this model: it was built")
        .contains("other weights");
    assertThat(window.problems).isEmpty();
  }

  private void choose(String layer) {
    robot.interact(
        () ->
            filters.choice().layer().set(window.used.model().network().find(layer).orElseThrow()));
    window.untilShown(() -> filters.patches().get().layer().name().equals(layer));
    WaitForAsyncUtils.waitForFxEvents();
  }
}
