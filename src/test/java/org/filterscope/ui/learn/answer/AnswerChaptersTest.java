package org.filterscope.ui.learn.answer;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.testing.FocusWalk;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.control.BarList;
import org.filterscope.ui.control.PicturePane;
import org.filterscope.ui.learn.QuietLesson;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Visit;
import org.filterscope.ui.unit.CellAddress;
import org.filterscope.ui.unit.UnitAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The chapters on functions, softmax and dense layers, by keyboard. */
@ExtendWith(ApplicationExtension.class)
class AnswerChaptersTest {

  @TempDir static Path home;
  private final SteadyRobot robot = new SteadyRobot();
  private final StackPane place = new StackPane();

  @SuppressWarnings("NullAway.Init") // Every test opens a lesson first.
  private QuietLesson window;

  @SuppressWarnings("NullAway.Init")
  private Chapter chapter;

  @Start
  void show(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    stage.setScene(new Scene(place, 560, 600));
    stage.show();
  }

  @AfterEach
  void close() {
    robot.interact(
        () -> {
          chapter.close();
          window.close();
        });
  }

  @Test
  void anotherFunctionInAllLayersIsChosenByKeyboardAndGivesAnotherAnswer() {
    open(SmallModel.create(), FunctionsChapter::new);
    robot.interact(() -> chapter.step().set(1));
    window.untilShown(() -> bars("#classes-changed").getAccessibleText() != null);
    for (String function : List.of("Sigmoid", "no function", "tanh")) {
      choose("#changed-function .toggle-button", function);
      for (String extent : List.of("All layers", "This layer")) {
        choose("#extent .toggle-button", extent);
        window.untilShown(() -> !robot.node("#changed-work-button").getParent().isVisible());
      }
    }

    assertThat(text("#changed-verdict")).startsWith("The answer");
    assertThat(text("#changed-share")).startsWith("tanh behind conv1: ");
    assertThat(FxThread.call(() -> chapter.figure())).isPresent();
  }

  @Test
  void thePointIsMovedByKeyboardAndItsNumbersAreRead() {
    open(SmallModel.create(), FunctionsChapter::new);
    window.untilShown(() -> robot.node("#function-behind").isVisible());
    robot.focus("#point");
    robot.interact(() -> slider("#point").setValue(2.9));
    robot.type(KeyCode.RIGHT);

    assertThat(text("#function-reading"))
        .isEqualTo("f(z) = max(z, 0). At z = 3.10 it is 3.10; its derivative is 1.");
    robot.type(KeyCode.HOME);
    assertThat(text("#function-reading"))
        .isEqualTo("f(z) = max(z, 0). At z = -6 it is 0; its derivative is 0.");
  }

  @Test
  void arrowKeysDragABarUntilAnotherClassWins() {
    open(SmallModel.create(), SoftmaxChapter::new);
    window.untilShown(() -> !text("#softmax-total").isEmpty());
    assertThat(chapter.task().done().get()).isFalse();
    robot.focus("#softmax-bar-1");
    robot.press(KeyCode.SHIFT);
    for (int i = 0; i < 20 && !chapter.task().done().get(); i++) {
      robot.type(KeyCode.RIGHT);
    }
    robot.release(KeyCode.SHIFT);
    assertThat(chapter.task().done().get()).isTrue();

    assertThat(text("#softmax-whole")).isEqualTo("100.0 %");
    assertThat(text("#softmax-formula")).matches("(one|other): exp\\(\\(.* = .* %");
    assertThat(FxThread.call(() -> chapter.figure())).isPresent();
  }

  @Test
  void theInputThatSpeaksMostAgainstAClassIsFoundByKeyboard() {
    open(SmallModel.create(), DenseChapter::new);
    robot.interact(() -> chapter.visit(new Visit.ToClass(1)));
    window.untilShown(() -> bars("#contributions").getAccessibleText() != null);
    window.untilShown(() -> bars("#contributions").getAccessibleText().contains("other"));
    choose("#side .toggle-button", "Against");
    robot.interact(() -> bars("#contributions").requestFocus());
    robot.type(KeyCode.HOME);
    window.untilShown(() -> chapter.task().done().get());

    // Its unit's map is the one of pool3, whose mean is read.
    window.untilShown(() -> picture("#input-map").pictureProperty().get() != null);
    assertThat(text("#contributions-sum-3")).isEqualTo(text("#contributions-sum-4"));
    robot.interact(() -> robot.node("#input-explore", Button.class).fire());
    assertThat(window.wentTo).hasSize(1).first().isInstanceOf(UnitAddress.class);
  }

  @Test
  void allContributionsAreSavedAsATable() throws IOException {
    open(SmallModel.create(), DenseChapter::new);
    window.untilShown(() -> bars("#contributions").getAccessibleText() != null);
    Path file = home.resolve("contributions.csv");
    window.target = file;
    robot.interact(() -> window.lesson.menu().save(robot.node("#contributions"), Optional::empty));
    window.untilShown(() -> Files.exists(file));

    // The 16 inputs of the layer, and the names of the columns.
    assertThat(Files.readAllLines(file))
        .hasSize(17)
        .first()
        .isEqualTo("place,layer,channel,input,weight,contribution");
  }

  @Test
  void anInputThatIsOneCellLeadsToThatCell() {
    open(flat(Activation.SOFTMAX), DenseChapter::new);
    window.untilShown(() -> picture("#input-map").pictureProperty().get() != null);

    assertThat(picture("#input-map").markProperty().get()).isNotNull();
    robot.interact(() -> robot.node("#input-explore", Button.class).fire());
    assertThat(window.wentTo).hasSize(1).first().isInstanceOf(CellAddress.class);
  }

  @Test
  void vgg16sParametersAreThoseThatWerePublished() {
    open(SmallModel.create(), DenseChapter::new);
    robot.interact(() -> chapter.step().set(1));
    assertThat(text("#parameters-total"))
        .isEqualTo(
            "small has "
                + String.format(Locale.ROOT, "%,d", window.used.model().network().parameters())
                + " parameters.");

    choose("#parameters-of .toggle-button", "VGG16 as published");
    assertThat(text("#parameters-total")).isEqualTo("VGG16 has 138,357,544 parameters.");
  }

  @Test
  void aModelWithoutSoftmaxHasNoChapterOnItAndSaysWhy() {
    open(flat(Activation.SIGMOID), SoftmaxChapter::new);

    assertThat(chapter.obstacle()).hasValueSatisfying(why -> assertThat(why).contains("Sigmoid"));
  }

  @Test
  void aModelWithoutFunctionsHasNoChapterOnThemAndSaysWhy() {
    open(model(Activation.IDENTITY, true), FunctionsChapter::new);

    assertThat(chapter.obstacle()).isPresent();
  }

  @Test
  void aModelWithoutTwoConvolutionsInARowSaysThatThereIsNothingToCompose() {
    open(flat(Activation.SOFTMAX), FunctionsChapter::new);
    robot.interact(() -> chapter.step().set(2));

    assertThat(robot.text("#composed-none")).contains("no convolution reads another one directly");
  }

  @Test
  void aModelWithoutDenseLayersSaysSoAndStillCountsItsParameters() {
    open(model(Activation.RELU, false), DenseChapter::new);
    assertThat(robot.text("#missing")).contains("no dense layer");

    robot.interact(() -> chapter.step().set(1));
    assertThat(robot.text("#parameters-total")).contains(" parameters.");
    assertThat(chapter.task().done().get()).isTrue();
  }

  /** One convolution and means over its maps; with a dense layer behind them, or without. */
  private static Model model(Activation function, boolean isDense) {
    RandomNetworks random = RandomNetworks.ofSeed(6);
    Model small = SmallModel.create();
    Network.Builder network =
        new Network.Builder("image", Shape.maps(3, 64, 64))
            .add("conv1", random.convolution(3, 2, Window.of(3, 2, 1)), function)
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY);
    if (isDense) {
      network.add("classes", random.dense(2, 2), Activation.SOFTMAX);
    }
    return new Model("means", network.build(), small.preparation(), small.labels(), 0, "seed 6");
  }

  @Test
  void everyControlHasANameForScreenReaders() {
    open(SmallModel.create(), FunctionsChapter::new);
    assertControlsAreNamed();
    robot.interact(() -> chapter.close());
    place(window.lesson, SoftmaxChapter::new);
    assertControlsAreNamed();
    robot.interact(() -> chapter.close());
    place(window.lesson, DenseChapter::new);
    assertControlsAreNamed();
  }

  private void assertControlsAreNamed() {
    for (int i = 0; i < chapter.steps().size(); i++) {
      int step = i;
      robot.interact(() -> chapter.step().set(step));
      assertThat(FocusWalk.through(robot.window(0).getScene()).forward())
          .as("step %d", step)
          .isNotEmpty()
          .allSatisfy(node -> assertThat(FocusWalk.name(node)).isNotEmpty());
    }
  }

  private void place(Lesson lesson, Function<Lesson, Chapter> opening) {
    robot.interact(
        () -> {
          Chapter opened = opening.apply(lesson);
          chapter = opened;
          place.getChildren().setAll(opened.node());
          opened.look(true);
        });
  }

  /** One convolution, all of whose cells a dense layer reads. */
  private static Model flat(Activation last) {
    RandomNetworks random = RandomNetworks.ofSeed(5);
    Model small = SmallModel.create();
    Window four = Window.of(8, 8, 0);
    Network network =
        new Network.Builder("image", Shape.maps(3, 64, 64))
            .add("conv1", random.convolution(3, 4, four), Activation.RELU)
            .add(
                "flat",
                new Operation.Flatten(Operation.Flatten.Order.CHANNEL_LAST),
                Activation.IDENTITY)
            .add("classes", random.dense(4 * 8 * 8, 2), last)
            .build();
    return new Model("flat", network, small.preparation(), small.labels(), 0, "flat, seed 5");
  }

  private void open(Model model, Function<Lesson, Chapter> opening) {
    robot.interact(() -> window = new QuietLesson(model, home, Platform::runLater));
    place(window.lesson, opening);
    robot.interact(() -> window.workspace.picture().open(QuietLesson.golden("cat")));
    window.untilShown(() -> window.lesson.photograph().inspection().get() != null);
  }

  private void choose(String selector, String text) {
    robot.interact(
        () ->
            robot.all(selector, ToggleButton.class).stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow()
                .requestFocus());
    robot.type(KeyCode.SPACE);
  }

  private String text(String selector) {
    return robot.text(selector);
  }

  private Slider slider(String selector) {
    return robot.node(selector, Slider.class);
  }

  private BarList bars(String selector) {
    return robot.node(selector, BarList.class);
  }

  private PicturePane picture(String selector) {
    return robot.node(selector, PicturePane.class);
  }
}
