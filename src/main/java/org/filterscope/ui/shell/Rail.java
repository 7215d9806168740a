package org.filterscope.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Screen;
import org.kordamp.ikonli.javafx.FontIcon;

/** The narrow rail at the left: a button for each screen, and below them settings and help. */
final class Rail extends VBox {

  private final Map<String, ToggleButton> buttons = new HashMap<>();
  private final ToggleGroup group = new ToggleGroup();

  Rail(
      Messages words,
      List<Screen> screens,
      Consumer<Screen> choice,
      Runnable keys,
      Dialogs dialogs) {
    setId("rail");
    getStyleClass().add("rail");
    for (Screen screen : screens) {
      getChildren().add(button(screen, choice));
    }
    Region gap = new Region();
    setVgrow(gap, Priority.ALWAYS);
    getChildren()
        .addAll(
            gap,
            action("rail-keys", "mdal-keyboard", words.get("shell.keys"), keys),
            action(
                "rail-settings", "mdmz-settings", words.get("shell.settings"), dialogs::settings),
            action("rail-about", "mdal-info", words.get("shell.about"), dialogs::about));
    tooltip("rail-keys", words.get("shell.keys.tooltip"));
    tooltip("rail-settings", words.get("shell.settings.tooltip"));
    tooltip("rail-about", words.get("shell.about.tooltip"));
  }

  /** Shows which screen is in view. */
  void mark(Screen screen) {
    ToggleButton button = buttons.get(screen.id());
    if (button != null) {
      button.setSelected(true);
    }
  }

  private ToggleButton button(Screen screen, Consumer<Screen> choice) {
    ToggleButton button = new ToggleButton();
    dress(button, "rail-" + screen.id(), screen.icon(), screen.title());
    button.setToggleGroup(group);
    // A click on the selected screen must not deselect it.
    button.setOnAction(event -> button.setSelected(true));
    // The selection is observed instead of the action, because arrow keys select without one.
    button
        .selectedProperty()
        .addListener(
            (property, old, isSelected) -> {
              if (isSelected) {
                choice.accept(screen);
              }
            });
    buttons.put(screen.id(), button);
    return button;
  }

  private static Button action(String id, String icon, String text, Runnable action) {
    Button button = new Button();
    dress(button, id, icon, text);
    button.setOnAction(event -> action.run());
    return button;
  }

  private static void dress(ButtonBase button, String id, String icon, String text) {
    button.setId(id);
    button.setText(text);
    button.setGraphic(new FontIcon(icon));
    button.setContentDisplay(ContentDisplay.TOP);
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().addAll("flat", "rail-button");
    button.setAccessibleText(text);
  }

  private void tooltip(String id, String text) {
    getChildren().stream()
        .filter(node -> id.equals(node.getId()))
        .forEach(node -> Tooltip.install(node, new Tooltip(text)));
  }
}
