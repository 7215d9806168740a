package org.filterscope.ui.shell;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;

/** Shows version, attributions and licences as text that can be selected and copied. */
final class AboutPane extends VBox {

  AboutPane(Messages words, AboutText text, Desktop desktop, Path log) {
    super(12);
    getStyleClass().add("dialog-content");
    TabPane tabs =
        new TabPane(
            tab(words.get("shell.about.tab.program"), "about-program", text.program()),
            tab(words.get("shell.about.tab.attributions"), "about-sources", text.attributions()),
            tab(words.get("shell.about.tab.licences"), "about-licences", text.licences()));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    setVgrow(tabs, Priority.ALWAYS);
    Button open = new Button(words.get("shell.log.open"));
    open.setId("about-log");
    open.setMnemonicParsing(true);
    open.setOnAction(event -> desktop.open(log));
    getChildren().addAll(tabs, open);
    setPrefSize(680, 480);
  }

  private static Tab tab(String title, String id, String text) {
    Tab tab = new Tab(title, area(id, title, text));
    return tab;
  }

  /** Text that can be selected and copied, but not changed. */
  static Node area(String id, String title, String text) {
    TextArea area = new TextArea(text);
    area.setId(id);
    area.setEditable(false);
    area.setWrapText(true);
    area.setAccessibleText(title);
    area.getStyleClass().add("plain-text");
    return area;
  }
}
