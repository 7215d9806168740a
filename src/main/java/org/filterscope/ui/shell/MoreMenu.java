package org.filterscope.ui.shell;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import org.filterscope.ui.Messages;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is needed now and then: the address of the view on the screen, and the tour. */
final class MoreMenu extends MenuButton {

  private final Messages words;

  MoreMenu(ShellViewModel model) {
    super("", new FontIcon("mdmz-more_vert"));
    words = model.workspace().words();
    setId("more");
    getStyleClass().addAll("button-icon", "flat", "no-arrow");
    setTooltip(new Tooltip(words.get("shell.more.tooltip")));
    setAccessibleText(words.get("shell.more.tooltip"));
    getItems()
        .setAll(
            item("copy-address", "shell.more.copy", model::copyAddress),
            item("follow-address", "shell.more.follow", () -> paste(model)),
            new SeparatorMenuItem(),
            item("show-tour", "shell.more.tour", model::showTour));
  }

  private MenuItem item(String id, String key, Runnable action) {
    MenuItem item = new MenuItem(words.get(key));
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }

  /** Follows the address on the clipboard; whatever else is there is refused as one. */
  private static void paste(ShellViewModel model) {
    String text = Clipboard.getSystemClipboard().getString();
    model.follow(text == null ? "" : text);
  }
}
