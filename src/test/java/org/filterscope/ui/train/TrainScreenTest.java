package org.filterscope.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.file.ModelFile;
import org.filterscope.testing.FocusWalk;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.training.report.Prediction;
import org.filterscope.ui.ModelInUse;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.train.report.TrainingResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Train screen by keyboard and mouse, with the real network and a few photographs. */
@ExtendWith(ApplicationExtension.class)
class TrainScreenTest {

  @TempDir Path home;

  @SuppressWarnings("NullAway.Init") // TestFX calls show first.
  private QuietTrain window;

  private final SteadyRobot robot = new SteadyRobot();

  @Start
  void show(javafx.stage.Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    window =
        new QuietTrain(QuietWindow.builtIn(), home, home.resolve("caches"), Platform::runLater);
    Exporter saving = new Exporter(window.workspace, Exporter.systemClip());
    stage.setScene(
        new Scene(
            new TrainView(window.workspace, window.train, window::baseline, window.ways, saving),
            1280,
            760));
    stage.show();
  }

  @AfterEach
  void close() {
    robot.interact(window::close);
  }

  @Test
  void fromAFolderToASavedModel() throws IOException {
    Path folder = SmallFolder.of(home.resolve("animals"), "raccoon", "temple");
    Files.writeString(folder.resolve("temple/broken.jpg"), "no picture");
    window.target = folder;
    fire("#invite-folder");
    untilIn(Stage.PLAN);
    assertThat(titles("#findings .finding"))
        .anyMatch(title -> title.startsWith("One file cannot be read"));
    assertThat(robot.all("#classes .thumbnail", Node.class)).hasSize(6);
    window.untilShown(() -> text("#parts").startsWith("10 for training, 2 for choosing settings"));
    assertAllIsReachableFrom("#train");

    // The engine is kept from what training needs of it, which else could be over at once.
    CompletableFuture<Boolean> isSeen = new CompletableFuture<>();
    var held = window.engine.now(isSeen::join);
    fire("#train");
    assertThat(robot.find("#run-text")).isPresent();
    isSeen.complete(true);
    assertThat(held.join()).isTrue();
    untilIn(Stage.REPORT);
    TrainingResult report = window.train.report().get();
    int right = report.tuned().measured().heldOut().correct();
    assertThat(text("#held-out-accuracy")).startsWith("Held out: " + right + " of 4 right, ");
    // Four photographs say nothing of it.
    assertThat(robot.find("#calibration")).isEmpty();
    assertThat(text("#interval"))
        .contains("With so few held-out photographs", "95 % confidence interval");
    assertAllIsReachableFrom("#save-model");

    chooseACellByKeys();
    TrainingResult.Cell cell = report.cell().get();
    List<Prediction> inside = report.answersIn(cell);
    assertThat(inside).isNotEmpty();
    window.untilShown(() -> pictures("#cell-images").size() == inside.size());
    robot.interact(robot.node("#cell-images")::requestFocus);
    robot.type(KeyCode.HOME, KeyCode.ENTER);
    assertThat(window.explored).containsExactly(inside.get(0).image());

    saveMatrixAndReport();
    window.target = home.resolve("model.zip");
    fire("#save-model");
    window.untilShown(() -> text("#saved").equals("Saved as model.zip"));
    Model saved = ModelFile.read(window.target).model();
    assertThat(saved.labels()).containsExactly("raccoon", "temple");
    assertThat(window.problems).isEmpty();

    assertThat(robot.isVisible("#next-steps")).isFalse();
    robot.interact(
        () -> window.inUse.set(new ModelInUse(saved, new Inspector(window.engine, saved))));
    assertThat(robot.isVisible("#next-steps")).isTrue();
    assertThat(robot.isVisible("#use-model")).isFalse();
    fire("#next-classify");
    fire("#next-explore");
    assertThat(window.visited).containsExactly("classify", "explore");
    robot.interact(robot.node("#learn-pretrained", Hyperlink.class)::fire);
    assertThat(window.visited).last().isEqualTo("PRETRAINED animals");
  }

  @Test
  void aFolderThatCannotBeLearnedFromIsSaidWhereItWasChosen() throws IOException {
    window.target = Files.createDirectories(home.resolve("empty"));
    fire("#invite-folder");
    window.untilShown(() -> window.train.folder().problem().get() != null);
    assertThat(robot.isVisible("#folder-problem")).isTrue();
    assertThat(text("#folder-problem")).contains(window.target.toString());
    assertThat(robot.isVisible("#invite-folder")).isTrue();
  }

  /** Tab comes by all that can be used, and a screen reader has a name for each. */
  private void assertAllIsReachableFrom(String start) {
    robot.interact(robot.node(start)::requestFocus);
    FocusWalk walk = FocusWalk.through(robot.window(0).getScene());
    List<Node> reached = walk.forward();
    assertThat(reached).containsExactlyInAnyOrderElementsOf(walk.focusable());
    assertThat(reached).allSatisfy(node -> assertThat(FocusWalk.name(node)).isNotEmpty());
  }

  /** From the first cell to the last, until one has photographs. */
  private void chooseACellByKeys() {
    TrainingResult report = window.train.report().get();
    robot.interact(robot.node("#confusion")::requestFocus);
    robot.type(KeyCode.HOME);
    assertThat(report.cell().get()).isEqualTo(new TrainingResult.Cell(0, 0));
    if (report.answersIn(new TrainingResult.Cell(0, 0)).isEmpty()) {
      robot.type(KeyCode.RIGHT);
      assertThat(report.cell().get()).isEqualTo(new TrainingResult.Cell(0, 1));
    }
  }

  private void saveMatrixAndReport() throws IOException {
    Path csv = save("#save-confusion", "matrix.csv");
    assertThat(Files.readString(csv).lines()).hasSize(3).first().asString().contains(",raccoon,");
    Path sheet = save("#save-confusion", "matrix.tsv");
    assertThat(Files.readString(sheet, StandardCharsets.UTF_16LE).lines()).hasSize(3);
    Path png = save("#save-confusion", "matrix.png");
    assertThat(new PictureReader().read(png).width()).isGreaterThan(100);
    Path txt = save("#save-report", "report.txt");
    assertThat(Files.readString(txt)).contains(text("#held-out-accuracy"), text("#interval"));
    Path json = save("#save-report", "report.json");
    assertThat(Files.readString(json)).contains("\"confidence95\"");
  }

  private Path save(String button, String name) {
    Path file = home.resolve(name);
    window.target = file;
    fire(button);
    window.untilShown(() -> window.told.stream().anyMatch(text -> text.contains(name)));
    return file;
  }

  private void untilIn(Stage stage) {
    window.untilShown(() -> window.train.stage().get() == stage);
  }

  private List<Image> pictures(String strip) {
    List<Image> images = new ArrayList<>();
    for (ImageView view : robot.all(strip + " .thumbnail ImageView", ImageView.class)) {
      if (view.getImage() != null) {
        images.add(view.getImage());
      }
    }
    return images;
  }

  private List<String> titles(String panes) {
    return robot.all(panes, TitledPane.class).stream().map(TitledPane::getText).toList();
  }

  private void fire(String button) {
    robot.interact(robot.node(button, Button.class)::fire);
  }

  private String text(String id) {
    return robot.node(id, Label.class).getText();
  }
}
