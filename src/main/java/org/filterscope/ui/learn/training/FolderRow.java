package org.filterscope.ui.learn.training;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.filterscope.ui.Messages;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The photographs that a figure is about, and a way to choose others. */
final class FolderRow extends FlowPane {

  /**
   * A row.
   *
   * @param id what the ids of its parts begin with
   * @param folder the chosen one; null for what comes with the app
   * @param included the name of the included photographs
   * @param busy whether the choice cannot be changed now
   */
  FolderRow(
      Messages words,
      String id,
      ObservableValue<? extends java.nio.file.@Nullable Path> folder,
      String included,
      ObservableValue<Boolean> busy,
      Runnable choosing,
      Runnable back) {
    super(8, 6);
    setAlignment(Pos.CENTER_LEFT);
    Label name = new Label();
    name.setId(id + "-of");
    name.getStyleClass().add("folder-name");
    name.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  var chosen = folder.getValue();
                  return chosen == null ? included : String.valueOf(chosen.getFileName());
                },
                folder));
    Button choose = new Button(words.get("train.folder.choose"), new FontIcon("mdal-folder_open"));
    choose.setId(id + "-folder");
    Button use = new Button(words.get("learn.included"));
    use.setId(id + "-included");
    choose.setOnAction(event -> choosing.run());
    use.setOnAction(event -> back.run());
    for (Button button : new Button[] {choose, use}) {
      button.getStyleClass().add("small");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.disableProperty().bind(busy);
    }
    use.visibleProperty()
        .bind(Bindings.createBooleanBinding(() -> folder.getValue() != null, folder));
    use.managedProperty().bind(use.visibleProperty());
    getChildren().addAll(name, choose, use);
  }

  /** Adds a node at the row's end. */
  void append(Node node) {
    getChildren().add(node);
  }
}
