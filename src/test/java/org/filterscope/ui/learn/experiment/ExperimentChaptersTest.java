package org.filterscope.ui.learn.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.experiment.result.KeptResults;
import org.filterscope.figure.Drawings;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.training.Drawn;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.QuietLesson;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The experiments in a window. */
@ExtendWith(ApplicationExtension.class)
class ExperimentChaptersTest {

  @TempDir Path home;

  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  private QuietLesson window;

  @SuppressWarnings("NullAway.Init")
  private ExperimentChapter chapter;

  private final BorderPane root = new BorderPane();
  private final SteadyRobot robot = new SteadyRobot();

  @Start
  void show(javafx.stage.Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window = new QuietLesson(SmallModel.create(), home, Platform::runLater);
    root.getStyleClass().add("shell");
    stage.setScene(new Scene(root, 860, 700));
    stage.show();
  }

  @AfterEach
  void close() {
    robot.interact(chapter::close);
    robot.interact(window::close);
  }

  @Test
  void aResultIsShownKeptComparedAndRemoved() {
    open(Experiment.FIRST_LAYER, FirstLayerSetup::new);
    run();

    assertThat(robot.text("#result-about")).startsWith("conv1: 8 filters, ");
    assertThat(robot.all(".experiment-plot", LineChart.class)).hasSize(2);
    assertThat(rows()).isEqualTo(8);
    assertThat(FxThread.call(() -> chapter.figure())).isPresent();
    assertThat(chapter.task().done().get()).isTrue();

    robot.interact(robot.node("#experiment-keep", Button.class)::fire);
    window.untilShown(() -> robot.find(".kept-compare").isPresent());
    assertThat(new KeptResults(home.resolve("experiments")).list(Experiment.FIRST_LAYER).results())
        .hasSize(1);
    robot.interact(robot.node(".kept-compare", Button.class)::fire);
    assertThat(robot.all(".experiment-plot", LineChart.class)).hasSize(4);
    assertThat(robot.text("#compared-about")).isEqualTo(robot.text("#result-about"));

    robot.interact(robot.node(".kept-remove", Button.class)::fire);
    window.untilShown(() -> robot.find(".kept-compare").isEmpty());
    assertThat(robot.all(".experiment-plot", LineChart.class)).hasSize(2);
  }

  @Test
  void plotsOfComparedResultsStandSideBySideWithTheSameScaleAboveTheValues() {
    open(Experiment.FIRST_LAYER, FirstLayerSetup::new);
    run();
    robot.interact(robot.node("#experiment-keep", Button.class)::fire);
    window.untilShown(() -> robot.find(".kept-compare").isPresent());
    robot.interact(robot.node(".kept-compare", Button.class)::fire);
    FxThread.untilLaidOut();

    List<LineChart<?, ?>> charts = charts();
    assertThat(charts).hasSize(4);
    double tables = Math.min(top(robot.node("#result-table")), top(robot.node("#compared-table")));
    for (LineChart<?, ?> chart : charts) {
      assertThat(chart.localToScene(chart.getBoundsInLocal()).getMaxY()).isLessThan(tables);
    }
    for (int i = 0; i < 2; i++) {
      LineChart<?, ?> one = charts.get(i);
      LineChart<?, ?> other = charts.get(i + 2);
      assertThat(top(other)).isEqualTo(top(one));
      assertThat(other.localToScene(0, 0).getX()).isGreaterThan(one.localToScene(0, 0).getX());
      assertThat(((NumberAxis) other.getYAxis()).getUpperBound())
          .isEqualTo(((NumberAxis) one.getYAxis()).getUpperBound());
    }
  }

  @Test
  void aFigureIsSavedAndCopiedOnALightGroundWithItsTitleAndAxes() {
    open(Experiment.FIRST_LAYER, FirstLayerSetup::new);
    run();
    robot.interact(() -> robot.node("#result-figure").getScene().setFill(Color.BLACK));
    Exportable figure = FxThread.call(() -> chapter.figure()).orElseThrow();
    window.target = home.resolve("figure.png");

    robot.interact(() -> window.lesson.menu().save(robot.node("#result-figure"), Optional::empty));
    window.untilShown(() -> Files.exists(home.resolve("figure.png")) && !window.told.isEmpty());
    Picture saved = new PictureReader().read(home.resolve("figure.png"));
    assertThat(saved.argb()[0]).isEqualTo(0xFFFFFFFF);
    String title = "Figure 6: the first layer";
    for (String text : List.of(title, "Size of the filters", "root mean square", "share")) {
      assertThat(Drawings.has(saved, text)).as(text).isTrue();
    }

    window.told.clear();
    robot.interact(() -> window.lesson.menu().copy(robot.node("#result-figure"), Optional::empty));
    window.untilShown(() -> !window.told.isEmpty());
    Image copied = FxThread.call(() -> Clipboard.getSystemClipboard().getImage());
    assertThat(copied.getWidth()).isEqualTo(saved.width());
    assertThat(copied.getHeight()).isEqualTo(saved.height());
    assertThat(figure.forms()).extracting(Exportable.Form::ending).containsExactly("png");
  }

  @Test
  void aProblemIsToldOnceInTheChapter() {
    open(
        Experiment.EVOLUTION,
        lesson -> {
          EvolutionSetup setup = new EvolutionSetup(lesson);
          setup.visit(new Visit.ToFolder(home.resolve("missing")));
          return setup;
        });
    robot.interact(robot.node("#experiment-run", Button.class)::fire);
    window.untilShown(
        () -> robot.find("#experiment-job-problem").filter(Node::isVisible).isPresent());

    assertThat(robot.all(".problem", Label.class))
        .filteredOn(each -> !each.getText().isEmpty())
        .hasSize(1);
  }

  @Test
  void aFolderThatIsDroppedIsTakenForTheExperimentInView() {
    open(Experiment.INVARIANCE, InvarianceSetup::new);
    List<Function<Lesson, ExperimentSetup>> setups =
        List.of(InvarianceSetup::new, FirstLayerSetup::new, CorrespondenceSetup::new);

    for (Function<Lesson, ExperimentSetup> setup : setups) {
      Node row =
          FxThread.call(
              () -> {
                ExperimentSetup made = setup.apply(window.lesson);
                made.visit(new Visit.ToFolder(home));
                return made.node();
              });
      assertThat(((Label) row.lookup("#experiment-folder-name")).getText())
          .isEqualTo(String.valueOf(home.getFileName()));
    }
  }

  @Test
  void theColumnsOfTheTableAreAsWideAsTheirValues() {
    open(Experiment.FIRST_LAYER, FirstLayerSetup::new);
    run();

    TableView<?> table = robot.node("#result-table", TableView.class);
    for (TableColumn<?, ?> column : table.getColumns()) {
      String longest =
          IntStream.range(0, table.getItems().size())
              .mapToObj(row -> String.valueOf(column.getCellData(row)))
              .max(Comparator.comparingInt(String::length))
              .orElseThrow();
      assertThat(column.getWidth()).isGreaterThan(new Text(longest).getLayoutBounds().getWidth());
    }
  }

  @Test
  void partsAreMarkedByArrowKeysAndTheRunComparesThem() {
    CorrespondenceSetup setup = FxThread.call(() -> new CorrespondenceSetup(window.lesson));
    open(Experiment.CORRESPONDENCE, lesson -> setup);
    assertThat(robot.node("#experiment-run").isDisabled()).isTrue();
    robot.interact(() -> setup.open(window.lesson.folders().photographs()));
    window.untilShown(() -> robot.all(".mark-pane", Node.class).size() == 5);

    for (Node pane : robot.all(".mark-pane", Node.class)) {
      robot.interact(pane::requestFocus);
      robot.type(KeyCode.DOWN, KeyCode.RIGHT);
      assertThat(pane.getAccessibleText()).endsWith("marked: right eye");
    }
    assertThat(robot.node("#experiment-run").isDisabled()).isFalse();
    run();

    // Two layers, each with the part and both kinds of random places.
    assertThat(rows()).isEqualTo(6);
    assertThat(robot.node("#result-command", TextField.class).getText())
        .isEqualTo("filterscope --model small experiment correspondence boxes.csv");
  }

  @Test
  void statesOfATrainingAreChosenByASlider() throws IOException {
    Drawn.folder(home.resolve("folder"), 6);
    open(Experiment.EVOLUTION, EvolutionSetup::new);
    robot.interact(
        () -> {
          chapter.visit(new Visit.ToFolder(home.resolve("folder")));
          Spinner<?> epochs = robot.node("#experiment-epochs", Spinner.class);
          epochs.getEditor().setText("2");
          epochs.commitValue();
        });
    run();

    assertThat(robot.all(".experiment-plot", LineChart.class)).hasSize(3);
    Slider slider = robot.node("#result-slider", Slider.class);
    assertThat(slider.getValue()).isEqualTo(1);
    robot.focus("#result-slider");
    robot.type(KeyCode.HOME);
    assertThat(slider.getValue()).isZero();
    assertThat(FxThread.call(() -> chapter.figure())).isPresent();
  }

  @Test
  void layersAreMeasuredOnAFolderWithTheCommandThatGivesTheSame() throws IOException {
    Drawn.folder(home.resolve("folder"), 7);
    open(Experiment.LAYERS, LayersSetup::new);
    robot.interact(() -> chapter.visit(new Visit.ToFolder(home.resolve("folder"))));
    run();

    assertThat(robot.text("#result-about")).startsWith("folder: 2 classes, ");
    assertThat(robot.node("#result-command", TextField.class).getText())
        .contains("experiment layers")
        .contains("--per-class 5,15,30 --most-held-out 10 --splits 1 --seed 1");
  }

  private void open(Experiment experiment, Function<Lesson, ExperimentSetup> setup) {
    robot.interact(
        () -> {
          chapter = new ExperimentChapter(experiment, window.lesson, setup.apply(window.lesson));
          root.setCenter(chapter.node());
        });
  }

  /** The first result's plots, then the other's. */
  private List<LineChart<?, ?>> charts() {
    List<LineChart<?, ?>> charts = new ArrayList<>();
    robot.all(".experiment-plot", LineChart.class).forEach(charts::add);
    return charts;
  }

  private static double top(Node node) {
    return node.localToScene(0, 0).getY();
  }

  private int rows() {
    TableView<?> table = robot.node("#result-table", TableView.class);
    return table.getItems().size();
  }

  private void run() {
    robot.interact(robot.node("#experiment-run", Button.class)::fire);
    window.untilShown(() -> robot.find("#result-about").isPresent());
  }
}
