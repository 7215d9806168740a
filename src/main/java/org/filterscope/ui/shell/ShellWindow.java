package org.filterscope.ui.shell;

import java.util.List;
import javafx.collections.ObservableMap;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Background;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.filterscope.home.Session.Bounds;
import org.jspecify.annotations.Nullable;

/** The app's window: its position, its title, and the shortcuts that work everywhere in it. */
public final class ShellWindow {

  private static final KeyCombination OPEN =
      new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination OPEN_FOLDER =
      new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  private static final KeyCombination SETTINGS =
      new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination QUIT =
      new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination PASTE =
      new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

  private static final KeyCombination COPY_ADDRESS =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private final Stage stage;
  private final ShellViewModel model;

  /** Its last bounds while it was neither maximised nor minimised. */
  private Bounds restored;

  /** Puts the content into a stage without showing it yet. */
  public ShellWindow(Stage stage, ShellViewModel model, ShellView view, Dialogs dialogs) {
    this.stage = stage;
    this.model = model;
    Themes.dress(view);
    Scene scene = new Scene(view);
    // The window is filled before its first frame, or a dark theme would start with a white flash.
    view.backgroundProperty().addListener((property, old, now) -> fill(scene, now));
    view.applyCss();
    addKeys(scene, view, dialogs);
    stage.setScene(scene);
    for (String icon : List.of("icon-32.png", "icon-128.png")) {
      stage.getIcons().add(new Image(ShellWindow.class.getResource(icon).toExternalForm()));
    }
    stage.titleProperty().bind(model.title());
    restored =
        WindowPlace.of(
            model.workspace().session().get().window().bounds(),
            Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
    place();
  }

  /** Shows the window. */
  public void show() {
    stage.show();
    // Nothing has the focus until a screen has something to show, or the user presses Tab.
    stage.getScene().getRoot().requestFocus();
    // Set the bounds again: on Linux, a window opens at its minimum size, whatever was requested.
    Bounds wanted = restored;
    if (!wanted.isMaximized()) {
      stage.setWidth(wanted.width());
      stage.setHeight(wanted.height());
    }
    stage.xProperty().addListener((property, old, now) -> remember());
    stage.yProperty().addListener((property, old, now) -> remember());
    stage.widthProperty().addListener((property, old, now) -> remember());
    stage.heightProperty().addListener((property, old, now) -> remember());
    stage.maximizedProperty().addListener((property, old, now) -> remember());
  }

  private static void fill(Scene scene, @Nullable Background ground) {
    if (ground != null && !ground.getFills().isEmpty()) {
      scene.setFill(ground.getFills().get(0).getFill());
    }
  }

  private void place() {
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setMinWidth(Math.min(WindowPlace.LEAST_WIDTH, screen.getWidth()));
    stage.setMinHeight(Math.min(WindowPlace.LEAST_HEIGHT, screen.getHeight()));
    stage.setX(restored.x());
    stage.setY(restored.y());
    stage.setWidth(restored.width());
    stage.setHeight(restored.height());
    stage.setMaximized(restored.isMaximized());
  }

  private void remember() {
    boolean isMaximized = stage.isMaximized();
    restored =
        isMaximized || stage.isIconified()
            ? new Bounds(
                restored.x(), restored.y(), restored.width(), restored.height(), isMaximized)
            : new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false);
    Bounds now = restored;
    model.workspace().session().change(session -> session.withBounds(now));
  }

  private void addKeys(Scene scene, ShellView view, Dialogs dialogs) {
    ObservableMap<KeyCombination, Runnable> keys = scene.getAccelerators();
    keys.put(OPEN, model::chooseFile);
    keys.put(OPEN_FOLDER, model::chooseFolder);
    keys.put(SETTINGS, dialogs::settings);
    keys.put(COPY_ADDRESS, model::copyAddress);
    keys.put(new KeyCodeCombination(KeyCode.F1), view::showKeys);
    keys.put(new KeyCodeCombination(KeyCode.F6), view::toNotice);
    // Not stage::close, which would skip the questions about unsaved work.
    keys.put(QUIT, () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    // Not accelerators, because a focused text field needs some of these keys.
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (PASTE.match(event)) {
            view.paste();
            event.consume();
          } else if (view.take(event)) {
            event.consume();
          }
        });
  }
}
