package org.filterscope.ui.shell;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Screen;

/** Opens the dialogs as windows over the app's window. Escape closes them. */
public final class WindowDialogs implements Dialogs {

  private final Messages words;
  private final Window owner;
  private final SettingsViewModel settings;
  private final Supplier<AboutText> about;
  private final Executor desk;
  private final Desktop desktop;
  private final Path log;

  /**
   * Creates dialogs over a window.
   *
   * @param words the window's texts
   * @param owner the app's window
   * @param settings the view model of the settings
   * @param about gathers the text of the About dialog; called on {@code desk}
   * @param desk reads files
   * @param desktop opens the log and folders
   * @param log the log file
   */
  public WindowDialogs(
      Messages words,
      Window owner,
      SettingsViewModel settings,
      Supplier<AboutText> about,
      Executor desk,
      Desktop desktop,
      Path log) {
    this.words = words;
    this.owner = owner;
    this.settings = settings;
    this.about = about;
    this.desk = desk;
    this.desktop = desktop;
    this.log = log;
  }

  @Override
  public void keys(Screen current) {
    show("keys", words.get("shell.keys.title"), new KeysPane(words, current));
  }

  @Override
  public void settings() {
    settings.measure();
    show("settings", words.get("shell.settings.title"), new SettingsPane(words, settings, desktop));
  }

  @Override
  public void about() {
    desk.execute(
        () -> {
          AboutText text = about.get();
          Platform.runLater(() -> showAbout(text));
        });
  }

  @Override
  public void details(Notice notice) {
    show("details", words.get("shell.details.title"), new DetailsPane(words, notice, desktop, log));
  }

  private void showAbout(AboutText text) {
    show("about", words.get("shell.about.title"), new AboutPane(words, text, desktop, log));
  }

  private void show(String id, String title, Node content) {
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initModality(Modality.WINDOW_MODAL);
    dialog.initOwner(owner);
    dialog.setTitle(title);
    dialog.setResizable(true);
    DialogPane pane = dialog.getDialogPane();
    pane.setId("dialog-" + id);
    pane.getStyleClass().add("shell-dialog");
    pane.setContent(content);
    pane.getButtonTypes().add(new ButtonType(words.get("shell.close"), ButtonData.CANCEL_CLOSE));
    Themes.dress(pane);
    dialog.show();
  }
}
