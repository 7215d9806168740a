package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.filterscope.home.Session;
import org.filterscope.home.Settings;
import org.filterscope.testing.PlayedCameras;
import org.filterscope.testing.SteadyRobot;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.QuietWindow;
import org.filterscope.ui.Screen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/** The bar says what belongs to the screen in view, in the theme's colours from the first frame. */
@ExtendWith(ApplicationExtension.class)
class PhotographInTheBarTest {

  @TempDir private Path folder;
  private final SteadyRobot robot = new SteadyRobot();
  private final Screen one = new Plain("one", true);
  private final Screen other = new Plain("other", false);
  private QuietWorkspace quiet;
  private ShellViewModel shell;
  private ShellView view;
  private Scene scene;

  @BeforeEach
  @SuppressWarnings("NullAway.Init")
  void open() {
    robot.interact(
        () -> {
          Themes.apply(Settings.Theme.DARK, false);
          quiet = new QuietWorkspace(folder, Session.FIRST);
          shell = quiet.shell();
          view = new ShellView(shell, List.of(one, other), new NoDialogs());
          Stage stage = new Stage();
          var unused = new ShellWindow(stage, shell, view, new NoDialogs());
          scene = stage.getScene();
        });
  }

  @AfterEach
  void close() {
    robot.interact(
        () -> {
          quiet.workspace.camera().close();
          Themes.apply(Settings.Theme.LIGHT, false);
        });
    quiet.workspace.camera().off().join();
  }

  @Test
  void aWindowThatWasNotShownYetIsDarkWhereItsThemeIs() {
    assertThat(((Color) scene.getFill()).getBrightness()).isLessThan(0.3);
  }

  @Test
  void thePhotographIsNamedOnScreensThatShowIt() {
    assertThat(isNamed()).isTrue();

    robot.interact(() -> view.show(other));
    assertThat(isNamed()).isFalse();

    robot.interact(() -> view.show(one));
    assertThat(isNamed()).isTrue();
  }

  @Test
  void aPhotographThatIsOpenedElsewhereComesIntoView() {
    robot.interact(() -> view.show(other));

    robot.interact(
        () -> {
          shell.open(QuietWindow.sample("coffee"));
          quiet.settle();
        });

    assertThat(view.current()).isSameAs(one);
    assertThat(shell.pictureName().get()).isEqualTo("coffee.jpg");
  }

  @Test
  void aModelThatIsOpenedLeavesTheScreen() {
    robot.interact(() -> view.show(other));

    robot.interact(() -> shell.open(folder.resolve("pets.zip")));

    assertThat(view.current()).isSameAs(other);
    assertThat(quiet.models).hasSize(1);
  }

  @Test
  void theCameraComesIntoViewWhereItsFramesAreShown() {
    quiet.cameras.play(QuietWindow.golden("coffee"));
    robot.interact(() -> view.show(other));

    robot.interact(() -> quiet.workspace.camera().turnOn(PlayedCameras.FIRST));

    assertThat(view.current()).isSameAs(one);
    assertThat(shell.pictureName().get()).isEqualTo("Live: Played");
  }

  private boolean isNamed() {
    for (Node node = view.lookup("#picture-name"); node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static final class Plain implements Screen {
    private final String id;
    private final boolean showsPhotograph;
    private final Pane node = new VBox();

    Plain(String id, boolean showsPhotograph) {
      this.id = id;
      this.showsPhotograph = showsPhotograph;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String title() {
      return id;
    }

    @Override
    public String icon() {
      return "mdal-image_search";
    }

    @Override
    public Node node() {
      return node;
    }

    @Override
    public boolean showsPhotograph() {
      return showsPhotograph;
    }

    @Override
    public boolean showsCamera() {
      return showsPhotograph;
    }

    @Override
    public List<KeyHint> keys() {
      return List.of();
    }
  }

  private static final class NoDialogs implements Dialogs {
    @Override
    public void keys(Screen current) {}

    @Override
    public void settings() {}

    @Override
    public void about() {}

    @Override
    public void details(Notice notice) {}
  }
}
