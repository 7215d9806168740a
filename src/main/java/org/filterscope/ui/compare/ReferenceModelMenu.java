package org.filterscope.ui.compare;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.filterscope.ui.FileChoice;
import org.filterscope.ui.FileKind;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A menu to choose the earlier model that the one in use is compared with. */
public final class ReferenceModelMenu extends MenuButton {

  private final Messages words;
  private final MenuItem stop;

  /**
   * Creates a screen's menu.
   *
   * @param subscriptions the screen's subscriptions, which end together with the menu
   */
  public ReferenceModelMenu(
      Messages words, FileChoice files, ReferenceModel before, Subscriptions subscriptions) {
    this.words = words;
    setId("before");
    setGraphic(new FontIcon("mdal-compare_arrows"));
    getStyleClass().addAll("small", "flat");
    setMinWidth(Region.USE_PREF_SIZE);
    setMnemonicParsing(false);
    setTooltip(new Tooltip(words.get("explore.before.tooltip")));
    MenuItem builtIn = item(words.get("explore.before.with-built-in"), "before-built-in");
    builtIn.setOnAction(event -> before.compareWithBuiltIn());
    MenuItem file = item(words.get("explore.before.with-file"), "before-file");
    file.setOnAction(
        event ->
            files
                .file(
                    words.get("explore.before.choose"),
                    new FileKind(words.get("shell.model.file"), "zip"))
                .ifPresent(before::compareWith));
    stop = item(words.get("explore.before.stop"), "before-stop");
    stop.setOnAction(event -> before.stop());
    getItems().addAll(builtIn, file, stop);
    subscriptions.onValue(before.earlier(), this::show);
    show(before.earlier().get());
  }

  private void show(@Nullable OpenReference earlier) {
    setText(
        earlier == null
            ? words.get("explore.before")
            : words.get("explore.before.is", earlier.used().model().name()));
    stop.setDisable(earlier == null);
  }

  private MenuItem item(String text, String id) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    return item;
  }
}
