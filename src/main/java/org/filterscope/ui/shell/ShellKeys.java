package org.filterscope.ui.shell;

import java.util.List;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;

/** The keyboard shortcuts that work everywhere in the window. */
final class ShellKeys {

  private ShellKeys() {}

  static List<KeyHint> hints(Messages words) {
    return List.of(
        new KeyHint(words.keys("Ctrl+O"), words.get("shell.key.open")),
        new KeyHint(words.keys("Ctrl+Shift+O"), words.get("shell.key.folder")),
        new KeyHint(words.keys("Ctrl+V"), words.get("shell.key.paste")),
        new KeyHint(words.keys("Ctrl+Shift+C"), words.get("shell.key.address")),
        new KeyHint("Tab, Shift+Tab", words.get("shell.key.tab")),
        new KeyHint("F6", words.get("shell.key.notice")),
        new KeyHint(words.keys("Ctrl+,"), words.get("shell.key.settings")),
        new KeyHint("F1", words.get("shell.key.keys")),
        new KeyHint("Esc", words.get("shell.key.escape")),
        new KeyHint(words.keys("Ctrl+Q"), words.get("shell.key.quit")));
  }
}
