package org.filterscope.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.filterscope.network.store.StoredModel;
import org.filterscope.ui.Messages;
import org.filterscope.ui.ModelList;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A menu with the model in use and all others that can be used instead: those at hand and recently
 * used files.
 */
final class ModelMenu extends MenuButton {

  private final ShellViewModel model;
  private final Messages words;

  ModelMenu(ShellViewModel model) {
    this.model = model;
    this.words = model.workspace().words();
    setId("model");
    getStyleClass().add("flat");
    setGraphic(modelInUse());
    setTooltip(new Tooltip(words.get("shell.model.tooltip")));
    accessibleTextProperty().bind(model.modelName());
    model.available().list().addListener((property, old, now) -> fill());
    model.workspace().model().addListener((property, old, now) -> fill());
    fill();
    // Rebuilt each time, because a failed choice moves the mark, and files come and go.
    setOnShowing(
        event -> {
          fill();
          model.available().refresh();
        });
  }

  private HBox modelInUse() {
    Label name = new Label();
    name.setId("model-name");
    name.getStyleClass().add("text-bold");
    name.textProperty().bind(model.modelName());
    Label meaning = new Label();
    meaning.setId("model-meaning");
    meaning.getStyleClass().addAll("text-small", "text-muted");
    meaning.textProperty().bind(model.modelMeaning());
    meaning.managedProperty().bind(meaning.textProperty().isNotEmpty());
    VBox texts = new VBox(name, meaning);
    texts.setAlignment(Pos.CENTER_LEFT);
    HBox box = new HBox(new FontIcon("mdal-account_tree"), texts);
    box.getStyleClass().add("top-part");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void fill() {
    ModelList list = model.available().list().get();
    List<MenuItem> items = new ArrayList<>();
    list.atHand().forEach(each -> items.add(choice(each)));
    list.unavailable().forEach(each -> items.add(unavailable(each)));
    if (!items.isEmpty()) {
      items.add(new SeparatorMenuItem());
    }
    MenuItem file = new MenuItem(words.get("shell.model.open"));
    file.setId("open-model");
    file.setOnAction(event -> model.chooseModel());
    items.add(file);
    getItems().setAll(items);
  }

  private MenuItem choice(ModelList.AtHand each) {
    StoredModel stored = each.model();
    String kind = stored.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String text =
        each.isElsewhere()
            ? words.get(
                "shell.model.elsewhere." + kind,
                stored.name(),
                stored.classes(),
                String.valueOf(stored.file().getParent()))
            : words.get("shell.model.choice." + kind, stored.name(), stored.classes());
    RadioMenuItem item = new RadioMenuItem(text);
    // An underscore in a name is not a mnemonic.
    item.setMnemonicParsing(false);
    item.setId("choose-" + stored.name());
    item.setSelected(model.available().isInUse(stored));
    item.setOnAction(event -> model.use(stored));
    return item;
  }

  private MenuItem unavailable(ModelList.Unavailable each) {
    MenuItem item = new MenuItem(words.get("shell.model.unavailable", each.file().toString()));
    item.setMnemonicParsing(false);
    item.setDisable(true);
    return item;
  }
}
