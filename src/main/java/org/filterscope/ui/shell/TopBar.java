package org.filterscope.ui.shell;

import atlantafx.base.controls.Spacer;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.OpenPicture;
import org.kordamp.ikonli.javafx.FontIcon;

/** The top bar: the model in use, the photograph in use, and Open. */
final class TopBar extends HBox {

  private final ShellViewModel model;
  private final Messages words;
  private final Node picture;

  TopBar(ShellViewModel model) {
    this.model = model;
    this.words = model.workspace().words();
    setId("top-bar");
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    picture = pictureInUse();
    getChildren().addAll(new ModelMenu(model), new Spacer(), picture, new Spacer(), opening());
  }

  /** Sets whether the photograph in use is named, as on screens that show it. */
  void showPhotograph(boolean isShown) {
    picture.setVisible(isShown);
    picture.setManaged(isShown);
  }

  private Node pictureInUse() {
    OpenPicture picture = model.workspace().picture();
    Label name = new Label();
    name.setId("picture-name");
    name.getStyleClass().add("text-bold");
    name.textProperty().bind(model.pictureName());
    name.setMaxWidth(360);
    name.setAlignment(Pos.CENTER);
    Tooltip whole = new Tooltip();
    whole
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  var shown = picture.photograph().get();
                  Path file = shown == null ? null : shown.file();
                  return file == null ? name.getText() : file.toString();
                },
                picture.photograph()));
    name.setTooltip(whole);
    Label place = new Label();
    place.setId("picture-place");
    place.getStyleClass().addAll("text-small", "text-muted");
    place.textProperty().bind(model.picturePlace());
    place.managedProperty().bind(place.textProperty().isNotEmpty());
    VBox texts = new VBox(name, place);
    texts.setAlignment(Pos.CENTER);
    texts.setMinWidth(140);
    Button previous =
        icon("picture-previous", "mdal-chevron_left", "shell.previous", picture::previous);
    Button next = icon("picture-next", "mdal-chevron_right", "shell.next", picture::next);
    previous.disableProperty().bind(picture.place().isNull());
    next.disableProperty().bind(picture.place().isNull());
    HBox box = new HBox(previous, texts, next);
    box.getStyleClass().add("top-part");
    box.setAlignment(Pos.CENTER);
    return box;
  }

  private Node opening() {
    Button file = new Button(words.get("shell.open.file"), new FontIcon("mdal-image"));
    file.setId("open-file");
    file.setMnemonicParsing(true);
    file.getStyleClass().add("accent");
    file.setTooltip(new Tooltip(words.get("shell.open.file.tooltip")));
    file.setOnAction(event -> model.chooseFile());
    Button folder =
        icon("open-folder", "mdal-folder_open", "shell.open.folder", model::chooseFolder);
    HBox box =
        new HBox(new CameraMenu(model.workspace()), recent(), folder, file, new MoreMenu(model));
    box.getStyleClass().add("top-part");
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }

  private MenuButton recent() {
    MenuButton menu = new MenuButton(words.get("shell.recent"), new FontIcon("mdal-history"));
    menu.setId("recent");
    menu.setMnemonicParsing(true);
    menu.getStyleClass().add("flat");
    menu.setTooltip(new Tooltip(words.get("shell.recent.tooltip")));
    menu.setAccessibleText(words.get("shell.recent.tooltip"));
    menu.disableProperty().bind(Bindings.isEmpty(model.recent()));
    model.recent().addListener((javafx.beans.Observable changed) -> fill(menu));
    fill(menu);
    return menu;
  }

  private void fill(MenuButton menu) {
    menu.getItems().clear();
    for (Path file : model.recent()) {
      MenuItem item = new MenuItem(file.toString());
      // An underscore in a name is not a mnemonic.
      item.setMnemonicParsing(false);
      item.setOnAction(event -> model.open(file));
      menu.getItems().add(item);
    }
    MenuItem forget = new MenuItem(words.get("shell.recent.forget"));
    forget.setOnAction(event -> model.forgetRecent());
    menu.getItems().addAll(new SeparatorMenuItem(), forget);
  }

  private Button icon(String id, String icon, String key, Runnable action) {
    Button button = new Button("", new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat");
    button.setAccessibleText(words.get(key));
    button.setTooltip(new Tooltip(words.get(key)));
    button.setOnAction(event -> action.run());
    return button;
  }
}
