package org.filterscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.filterscope.home.AppHome;
import org.filterscope.home.Session;
import org.filterscope.testing.FxThread;
import org.filterscope.testing.LongEnglish;
import org.filterscope.testing.SteadyRobot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;

/**
 * All that is written fits, or is in a tooltip, in languages with shorter and with longer words
 * than English.
 */
@ExtendWith(ApplicationExtension.class)
class CutTextsTest {

  private static final List<String> SCREENS =
      List.of("explore", "learn", "filters", "train", "classify", "models");

  private static final List<String> DIALOGS = List.of("settings", "keys", "about");

  private static final int WIDTH = 1100;
  private static final int HEIGHT = 700;

  private final SteadyRobot robot = new SteadyRobot();
  @TempDir private Path folder;
  private final Locale before = Locale.getDefault();
  private @Nullable WindowApp app;

  @AfterEach
  void closeTheWindow() {
    Locale.setDefault(before);
    robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    if (app != null) {
      app.end();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en-XA"})
  void inTheSmallestWindowNoTextIsCutOff(String language) throws Exception {
    LongEnglish.write();
    Locale.setDefault(Locale.forLanguageTag(language));
    open();
    List<String> cut = new ArrayList<>();
    for (String screen : SCREENS) {
      robot.clickOn("#rail-" + screen);
      untilFilled(screen);
      FxThread.untilLaidOut();
      cut.addAll(FxThread.call(() -> cut(screen, robot.window(0).getScene().getRoot())));
    }
    for (String dialog : DIALOGS) {
      robot.clickOn("#rail-" + dialog);
      FxThread.untilLaidOut();
      cut.addAll(FxThread.call(() -> cutInDialogs(dialog)));
    }
    cut.addAll(cutInTour());

    assertThat(cut).isEmpty();
  }

  /** Until the network has computed what the screen writes about. */
  private void untilFilled(String screen) {
    switch (screen) {
      case "explore" -> untilWritten("#projection-scale");
      case "learn" -> untilWritten("#equation");
      default -> {
        // The others start with what they write.
      }
    }
  }

  private void untilWritten(String label) {
    FxThread.until(
        () -> robot.find(label).filter(node -> !((Labeled) node).getText().isEmpty()).isPresent(),
        () -> label + " says nothing");
  }

  private List<String> cutInTour() {
    List<String> cut = new ArrayList<>();
    robot.interact(
        () ->
            robot.node("#more", MenuButton.class).getItems().stream()
                .filter(item -> "show-tour".equals(item.getId()))
                .forEach(MenuItem::fire));
    while (robot.find("#tour").isPresent()) {
      FxThread.untilLaidOut();
      Region card = robot.node("#tour-card", Region.class);
      cut.addAll(FxThread.call(() -> cut("tour", card)));
      if (FxThread.call(() -> card.getHeight() < card.prefHeight(card.getWidth()))) {
        cut.add("tour: the card is too low");
      }
      robot.type(KeyCode.SPACE);
    }
    return cut;
  }

  private void open() {
    AppHome home = new AppHome(folder);
    home.create();
    home.session().write(Session.FIRST.withBounds(new Session.Bounds(0, 0, WIDTH, HEIGHT, false)));
    StartupState stored = StartupState.read(home, language -> {});
    WindowApp opened = new WindowApp(InstallationFolder.ofThisProcess(), home, Optional.empty());
    app = opened;
    robot.interact(() -> opened.open(stored));
    FxThread.until(
        () -> robot.lookup(".class-row").tryQuery().isPresent(),
        () -> "the photograph has not passed through the network");
    FxThread.untilLaidOut();
    assertThat(((Stage) robot.window(0)).getWidth()).isEqualTo(WIDTH);
  }

  /** What is cut off in a dialog, which is closed afterwards. */
  private static List<String> cutInDialogs(String name) {
    List<String> cut = new ArrayList<>();
    for (Window window : List.copyOf(Window.getWindows())) {
      if (window.getScene().getRoot() instanceof DialogPane pane) {
        cut.addAll(cut(name, pane));
        window.hide();
      }
    }
    return cut;
  }

  /** The texts below a node that end in the mark of what did not fit. */
  private static List<String> cut(String where, Node node) {
    List<String> cut = new ArrayList<>();
    if (!node.isVisible()) {
      return cut;
    }
    if (node instanceof Labeled labeled && isCut(labeled)) {
      cut.add(where + ": " + labeled.getText());
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> cut.addAll(cut(where, child)));
    }
    return cut;
  }

  private static boolean isWholeInTooltip(Labeled labeled) {
    return labeled.getTooltip() != null && labeled.getText().equals(labeled.getTooltip().getText());
  }

  private static boolean isCut(Labeled labeled) {
    String mark = labeled.getEllipsisString();
    return labeled.getText() != null
        && !labeled.getText().endsWith(mark)
        && !isWholeInTooltip(labeled)
        && labeled.getChildrenUnmodifiable().stream()
            .anyMatch(child -> child instanceof Text text && text.getText().endsWith(mark));
  }
}
