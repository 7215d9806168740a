package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.filterscope.home.Session;
import org.filterscope.task.Problem;
import org.filterscope.ui.Photograph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellViewModelTest {

  private static final Path BUNDLED =
      Path.of(System.getProperty("filterscope.root", ""), "assets", "photographs")
          .toAbsolutePath()
          .normalize();

  @TempDir private Path folder;

  @BeforeEach
  void copyPhotographs() throws IOException {
    for (String name : List.of("cat.jpg", "clock.jpg", "coins.jpg")) {
      Files.copy(BUNDLED.resolve(name), folder.resolve(name));
    }
  }

  @Test
  void theFirstStartOpensTheBundledPhotograph() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.empty());

    assertThat(shown(quiet).name()).isEqualTo("coffee.jpg");
    assertThat(quiet.told()).isEmpty();
  }

  @Test
  void theLastSessionsPhotographComesBackWithItsFrame() {
    Session.Frame frame = new Session.Frame(1, 2, 101, 102);
    QuietWorkspace quiet =
        start(
            Session.FIRST.withImage(folder.resolve("cat.jpg").toString()).withFrame(frame),
            Optional.empty());

    assertThat(shown(quiet).name()).isEqualTo("cat.jpg");
    assertThat(quiet.session.get().explored().frame()).isEqualTo(frame);
  }

  @Test
  void thePhotographOfTheCommandLineGoesBeforeTheLastSessions() {
    QuietWorkspace quiet =
        start(
            Session.FIRST.withImage(folder.resolve("cat.jpg").toString()),
            Optional.of(folder.resolve("clock.jpg")));

    assertThat(shown(quiet).name()).isEqualTo("clock.jpg");
  }

  @Test
  void aPhotographThatHasVanishedIsToldAndTheBundledOneOpens() {
    Path vanished = folder.resolve("vanished.jpg");
    QuietWorkspace quiet = start(Session.FIRST.withImage(vanished.toString()), Optional.empty());

    assertThat(shown(quiet).name()).isEqualTo("coffee.jpg");
    assertThat(quiet.told()).contains(vanished.toString());
  }

  @Test
  void aDroppedFileOpensAndIsRemembered() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.empty());
    ShellViewModel shell = quiet.shell();

    shell.take(new DroppedContent.Files(List.of(folder.resolve("clock.jpg"))), "Dropped");
    quiet.settle();

    assertThat(shell.pictureName().get()).isEqualTo("clock.jpg");
    assertThat(shell.picturePlace().get()).isEqualTo("2 of 3");
    assertThat(shell.recent()).containsExactly(folder.resolve("clock.jpg"));
    assertThat(quiet.session.get().explored().image())
        .isEqualTo(folder.resolve("clock.jpg").toString());
    assertThat(quiet.session.get().files().folder()).isEqualTo(folder.toString());
  }

  @Test
  void aDroppedFolderOpensItsFirstPhotograph() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.empty());

    drop(quiet, new DroppedContent.Files(List.of(folder)));

    assertThat(shown(quiet).name()).isEqualTo("cat.jpg");
  }

  @Test
  void severalDroppedFilesAreGoneThroughAsTheyWereDropped() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.empty());

    drop(
        quiet,
        new DroppedContent.Files(List.of(folder.resolve("coins.jpg"), folder.resolve("cat.jpg"))));
    next(quiet);

    assertThat(shown(quiet).name()).isEqualTo("cat.jpg");
  }

  @Test
  void whatNextBringsIsNoRecentFile() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.of(folder.resolve("cat.jpg")));

    next(quiet);

    assertThat(shown(quiet).name()).isEqualTo("clock.jpg");
    assertThat(quiet.session.get().files().recent())
        .containsExactly(folder.resolve("cat.jpg").toString());
  }

  @Test
  void beforeTheFirstPhotographThereIsNone() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.of(folder.resolve("cat.jpg")));

    quiet.workspace.picture().previous();
    quiet.settle();

    assertThat(shown(quiet).name()).isEqualTo("cat.jpg");
    assertThat(quiet.told()).isEqualTo("This is the first picture.");
  }

  @Test
  void severalQuickStepsEndWhereTheyLead() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.of(folder.resolve("cat.jpg")));

    quiet.workspace.picture().next();
    next(quiet);

    assertThat(shown(quiet).name()).isEqualTo("coins.jpg");
  }

  @Test
  void aFileThatIsNoPhotographLeavesTheOneShownAndIsSteppedOver() throws IOException {
    Files.writeString(folder.resolve("cheat.jpg"), "no photograph");
    QuietWorkspace quiet = start(Session.FIRST, Optional.of(folder.resolve("cat.jpg")));

    next(quiet);
    assertThat(shown(quiet).name()).isEqualTo("cat.jpg");
    assertThat(quiet.told()).contains("cheat.jpg");

    next(quiet);
    assertThat(shown(quiet).name()).isEqualTo("clock.jpg");
  }

  @Test
  void droppedPixelsAreShownOverWhite() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.empty());
    WritableImage image = new WritableImage(2, 1);
    image.getPixelWriter().setColor(0, 0, Color.RED);

    drop(quiet, new DroppedContent.Pixels(image));

    assertThat(shown(quiet).name()).isEqualTo("Dropped");
    assertThat(shown(quiet).picture().argb()).containsExactly(0xFFFF0000, 0xFFFFFFFF);
    assertThat(quiet.workspace.picture().place().get()).isNull();
  }

  @Test
  void anAddressOfTheWebIsExplained() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.empty());

    drop(quiet, new DroppedContent.WebAddress("https://example.org/cat.jpg"));

    assertThat(quiet.told()).contains("https://example.org/cat.jpg");
  }

  @Test
  void whileAnAddressOfTheWebIsDraggedItIsSaidThatItMustBeSavedFirst() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.empty());
    DroppedContent address = new DroppedContent.WebAddress("https://example.org/cat.jpg");

    assertThat(quiet.shell().meaningOf(address))
        .isEqualTo(
            "https://example.org/cat.jpg is a web address. Save the picture first, then drop or"
                + " open the file.");
    assertThat(ShellViewModel.canOpen(address)).isFalse();
  }

  @Test
  void theAddressOfAViewIsFollowedWhereverItIsDropped() {
    ShellViewModel shell = start(Session.FIRST, Optional.empty()).shell();
    List<String> followed = new ArrayList<>();
    shell.useAddresses(followed::add, () -> {});
    DroppedContent address = new DroppedContent.ViewAddress("filterscope://models");

    assertThat(ShellViewModel.canOpen(address)).isTrue();
    assertThat(shell.take(address, "Dropped")).isTrue();

    assertThat(followed).containsExactly("filterscope://models");
  }

  @Test
  void aPhotographThatIsChosenForAnAddressIsAmongTheRecentOnes() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.empty());
    ShellViewModel shell = quiet.shell();
    Path coins = folder.resolve("coins.jpg").toAbsolutePath().normalize();

    shell.rememberNext(coins);
    quiet.workspace.picture().open(coins);
    quiet.settle();

    assertThat(shell.recent()).containsExactly(coins);
  }

  @Test
  void aChosenFileOpens() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.empty());
    quiet.choice = Optional.of(folder.resolve("coins.jpg"));

    quiet.shell().chooseFile();
    quiet.settle();

    assertThat(shown(quiet).name()).isEqualTo("coins.jpg");
  }

  @Test
  void aModelThatIsMissingIsSaidSo() {
    QuietWorkspace quiet = start(Session.FIRST, Optional.empty());
    ShellViewModel shell = quiet.shell();
    assertThat(shell.modelName().get()).startsWith("Loading");

    shell.modelFailed(new Problem("model.missing", "weights.h5"));

    assertThat(shell.modelName().get()).isEqualTo("No model");
    assertThat(quiet.told()).contains("weights.h5");
  }

  private QuietWorkspace start(Session last, Optional<Path> wanted) {
    QuietWorkspace quiet = new QuietWorkspace(folder, last);
    quiet.shell().start(wanted, BUNDLED.resolve("coffee.jpg"));
    quiet.settle();
    return quiet;
  }

  private static void drop(QuietWorkspace quiet, DroppedContent dropped) {
    quiet.shell().take(dropped, "Dropped");
    quiet.settle();
  }

  private static void next(QuietWorkspace quiet) {
    quiet.workspace.picture().next();
    quiet.settle();
  }

  private static Photograph shown(QuietWorkspace quiet) {
    Photograph shown = quiet.workspace.picture().photograph().get();
    assertThat(shown).isNotNull();
    return shown;
  }
}
