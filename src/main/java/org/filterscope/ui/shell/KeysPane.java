package org.filterscope.ui.shell;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.filterscope.ui.KeyHint;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Screen;

/** The list of keyboard shortcuts: those of the window, then those of the screen in view. */
final class KeysPane extends ScrollPane {

  KeysPane(Messages words, Screen screen) {
    VBox lists = new VBox();
    lists.getStyleClass().add("dialog-content");
    add(lists, words.get("shell.keys.window"), ShellKeys.hints(words));
    if (!screen.keys().isEmpty()) {
      add(lists, screen.title(), screen.keys());
    }
    setContent(lists);
    setFitToWidth(true);
    setPrefSize(560, 520);
    setAccessibleText(words.get("shell.keys.title"));
  }

  private static void add(VBox lists, String title, List<KeyHint> hints) {
    Label heading = new Label(title);
    heading.getStyleClass().add("text-caption");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("keys");
    for (int row = 0; row < hints.size(); row++) {
      Label keys = new Label(hints.get(row).keys());
      keys.getStyleClass().add("key");
      keys.setMinWidth(USE_PREF_SIZE);
      // The same column width in all lists.
      keys.setPrefWidth(190);
      Label what = new Label(hints.get(row).what());
      what.setWrapText(true);
      grid.addRow(row, keys, what);
    }
    lists.getChildren().addAll(heading, grid);
  }
}
