package org.filterscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.filterscope.address.Address;
import org.filterscope.address.View;
import org.filterscope.camera.DeviceCameras;
import org.filterscope.home.AppHome;
import org.filterscope.home.Session;
import org.filterscope.home.Settings;
import org.filterscope.projection.Seed;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.SteadyRobot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

/** The whole app with the built-in model at its first start, and at an address. */
@ExtendWith(ApplicationExtension.class)
class FirstMinutesTest {

  private static final List<String> STOPS =
      List.of("photograph", "layers", "map", "projection", "rail");

  private final SteadyRobot robot = new SteadyRobot();
  @TempDir private Path folder;
  private AppHome home = new AppHome(Path.of(""));
  private @Nullable WindowApp app;

  @BeforeEach
  void makeAHome() {
    home = new AppHome(folder);
    home.create();
  }

  @AfterEach
  void closeTheWindow() {
    robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    if (app != null) {
      app.end();
      app = null;
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, LIGHT", "1100, 700, DARK"})
  void theFirstStartExplainsTheWindowAndCoversNothingThatItExplains(
      double width, double height, Settings.Theme theme) {
    home.settings().write(Settings.USUAL.withTheme(theme));
    home.session().write(Session.FIRST.withBounds(new Session.Bounds(0, 0, width, height, false)));
    start(Optional.empty());
    awaitTour();

    for (String stop : STOPS) {
      FxThread.untilLaidOut();
      Bounds target = bounds("#" + stop);
      assertThat(bounds("#tour-card").intersects(target)).as(stop).isFalse();
      assertThat(bounds("#tour-frame").contains(target)).as(stop).isTrue();
      assertThat(robot.focused().getId()).as(stop).isEqualTo("tour-next");
      robot.type(KeyCode.SPACE);
    }

    assertThat(robot.find("#tour")).isEmpty();
  }

  @Test
  void whoLeavesTheTourWithEscapeIsNotShownItAgain() {
    start(Optional.empty());
    awaitTour();

    robot.type(KeyCode.ESCAPE);
    assertThat(robot.find("#tour")).isEmpty();

    closeTheWindow();
    assertThat(home.settings().read(Settings.USUAL).isTourOver()).isTrue();
    start(Optional.empty());
    awaitClasses();
    assertThat(robot.find("#tour")).isEmpty();
  }

  @Test
  void theTourComesBackFromTheMenuOnTheScreenThatItExplains() {
    home.settings().write(Settings.USUAL.withTourOver(true));
    start(Optional.empty());
    awaitClasses();
    robot.clickOn("#rail-train");
    robot.focus("#open-file");

    choose("show-tour");
    FxThread.untilLaidOut();
    assertThat(bounds("#tour-frame").contains(bounds("#photograph"))).isTrue();

    robot.clickOn("#tour-leave");
    assertThat(robot.find("#tour")).isEmpty();
    assertThat(robot.focused().getId()).isEqualTo("open-file");
  }

  @Test
  void goingToAnotherScreenLeavesTheTour() {
    start(Optional.empty());
    awaitTour();

    robot.clickOn("#rail-train");

    FxThread.until(() -> robot.find("#tour").isEmpty(), () -> "the tour is still there");
  }

  @Test
  void whoComesWithAnAddressSeesThatFirstAndCopiesTheSame() {
    String address = "filterscope://explore?layer=conv4_2&unit=5&cell=3,14&mode=guided";
    start(Optional.of(address));
    awaitClasses();
    FxThread.until(
        () -> robot.text("#unit-title").startsWith("conv4_2 / 5"),
        () -> "the unit is " + robot.text("#unit-title"));
    assertThat(robot.find("#tour")).isEmpty();

    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    FxThread.until(() -> Address.isMeant(clipboard()), () -> "on the clipboard is " + clipboard());

    Address copied = Address.parse(clipboard());
    assertThat(copied.view().unit()).isEqualTo(new View.Unit("conv4_2", 5));
    assertThat(copied.view().seed()).isEqualTo(new Seed.Cell(3, 14));
    assertThat(String.valueOf(copied.photograph())).contains("coffee.jpg");
  }

  @ParameterizedTest
  @CsvSource({
    "filterscope://learn?chapter=softmax, #chapter-title, Softmax",
    "filterscope://filters?layer=conv5_1&unit=9, #unit-title, conv5_1 / 9"
  })
  void anAddressLeadsToItsScreen(String address, String node, String text) {
    start(Optional.of(address));

    FxThread.until(
        () -> robot.find(node).isPresent() && robot.text(node).contains(text),
        () -> "the address is not followed");
  }

  @Test
  void anImpossibleAddressIsRefusedInTheWindowToo() {
    start(Optional.of("filterscope://explore?layer=conv4_2&unit=5000"));

    FxThread.until(
        () -> robot.find("#notice-text").isPresent() && robot.text("#notice-text").contains("5000"),
        () -> "nothing is said");
    assertThat(robot.text("#unit-title")).doesNotContain("conv4_2");

    paste("filterscope://learn?chapter=nonsense");
    FxThread.until(() -> robot.text("#notice-text").contains("nonsense"), () -> "nothing is said");
    assertThat(robot.find("#chapter-title")).isEmpty();

    paste("filterscope://learn?chapter=maps");
    FxThread.until(() -> robot.find("#chapter-title").isPresent(), () -> "Learn is not shown");
  }

  private void start(Optional<String> address) {
    StartupState stored = StartupState.read(home, language -> {});
    WindowApp opened =
        new WindowApp(
            InstallationFolder.ofThisProcess(),
            home,
            Optional.empty(),
            address,
            DeviceCameras.ofThisMachine());
    app = opened;
    robot.interact(() -> opened.start(stored));
  }

  private void awaitTour() {
    FxThread.until(() -> robot.find("#tour-card").isPresent(), () -> "there is no tour");
    FxThread.untilLaidOut();
  }

  private void awaitClasses() {
    FxThread.until(
        () -> robot.lookup(".class-row").tryQuery().isPresent(),
        () -> "the photograph has not passed through the network");
    FxThread.untilLaidOut();
  }

  private void choose(String item) {
    robot.interact(
        () ->
            robot.node("#more", MenuButton.class).getItems().stream()
                .filter(each -> item.equals(each.getId()))
                .forEach(MenuItem::fire));
  }

  private Bounds bounds(String query) {
    Node node = robot.node(query);
    return FxThread.call(() -> node.localToScene(node.getLayoutBounds()));
  }

  private void paste(String text) {
    robot.interact(
        () -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(text);
          Clipboard.getSystemClipboard().setContent(content);
        });
    robot.push(KeyCode.CONTROL, KeyCode.V);
  }

  private static String clipboard() {
    return FxThread.call(
        () -> {
          String text = Clipboard.getSystemClipboard().getString();
          return text == null ? "" : text;
        });
  }
}
