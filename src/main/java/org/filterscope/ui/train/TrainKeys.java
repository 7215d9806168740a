package org.filterscope.ui.train;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.train.report.ReportPane;
import org.jspecify.annotations.Nullable;

/** The keys of a report. */
final class TrainKeys {

  private TrainKeys() {}

  /** All keys. */
  static List<KeyHint> hints(Messages words) {
    return Stream.of("cells", "open", "save", "copy", "menu")
        .map(
            key ->
                new KeyHint(
                    words.get("train.keys." + key), words.get("train.keys." + key + ".what")))
        .toList();
  }

  /**
   * Handles a key that was pressed in the report or elsewhere in the window.
   *
   * @return whether it has a use for it
   */
  static boolean take(KeyEvent event, ReportPane report, @Nullable Node focused) {
    boolean isTyping = focused instanceof TextInputControl;
    if (event.getCode() == KeyCode.F10 && event.isShiftDown()) {
      return ExportMenu.open(focused);
    }
    if (!event.isShortcutDown() || event.isShiftDown() || event.isAltDown() || isTyping) {
      return false;
    }
    if (event.getCode() == KeyCode.S) {
      report.menu().save(focused, () -> report.exhibits().model());
      return true;
    }
    if (event.getCode() == KeyCode.C) {
      report.menu().copy(focused, () -> report.exhibits().text());
      return true;
    }
    return false;
  }
}
