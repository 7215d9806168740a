package org.filterscope.ui.shell;

import java.nio.file.Path;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;

/** Shows all details of a problem, to read, copy or report. */
final class DetailsPane extends VBox {

  DetailsPane(Messages words, Notice notice, Desktop desktop, Path log) {
    super(12);
    getStyleClass().add("dialog-content");
    String text =
        notice.details().isEmpty() ? notice.text() : notice.text() + "\n\n" + notice.details();
    Node area = AboutPane.area("details-text", words.get("shell.details.title"), text);
    setVgrow(area, Priority.ALWAYS);
    Button copy = new Button(words.get("shell.details.copy"));
    copy.setId("details-copy");
    copy.setMnemonicParsing(true);
    copy.setOnAction(
        event -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
    Button open = new Button(words.get("shell.log.open"));
    open.setId("details-log");
    open.setMnemonicParsing(true);
    open.setOnAction(event -> desktop.open(log));
    getChildren().addAll(area, new HBox(8, copy, open));
    setPrefSize(640, notice.details().isEmpty() ? 220 : 420);
  }
}
