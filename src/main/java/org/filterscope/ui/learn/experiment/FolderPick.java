package org.filterscope.ui.learn.experiment;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.filterscope.ui.Messages;
import org.filterscope.ui.learn.chapter.Lesson;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A row of choices that begins with a folder. */
final class FolderPick extends FlowPane {

  private final Messages words;
  private final ReadOnlyObjectWrapper<@Nullable Path> folder;
  private final Path included;

  /**
   * A row.
   *
   * @param titleKey the key of the dialog's title
   * @param first the folder at first; null for none
   */
  FolderPick(Lesson lesson, String titleKey, @Nullable Path first) {
    super(10, 6);
    words = lesson.words();
    included = lesson.folders().photographs();
    folder = new ReadOnlyObjectWrapper<>(first);
    setAlignment(Pos.CENTER_LEFT);
    Label name = new Label();
    name.setId("experiment-folder-name");
    name.getStyleClass().add("folder-name");
    name.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  Path chosen = folder.get();
                  return chosen == null ? words.get("learn.experiment.no-folder") : name(chosen);
                },
                folder));
    Button choose = new Button(words.get("train.folder.choose"), new FontIcon("mdal-folder_open"));
    choose.setId("experiment-folder");
    choose.getStyleClass().add("small");
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setOnAction(
        event -> lesson.workspace().files().folder(words.get(titleKey)).ifPresent(folder::set));
    getChildren().addAll(name, choose);
  }

  /** The chosen folder; null before one is chosen. */
  ReadOnlyObjectProperty<@Nullable Path> folder() {
    return folder.getReadOnlyProperty();
  }

  /** What a folder is called here. */
  String name(Path chosen) {
    return chosen.equals(included)
        ? words.get("learn.experiment.included")
        : String.valueOf(chosen.getFileName());
  }

  /** Takes a folder. */
  void open(Path chosen) {
    folder.set(chosen);
  }

  /** Adds a number to choose. */
  Spinner<Integer> number(String id, String key, int least, int most, int value) {
    Spinner<Integer> spinner = new Spinner<>();
    spinner.setValueFactory(new SpinnerValueFactory.IntegerSpinnerValueFactory(least, most, value));
    spinner.setEditable(true);
    spinner.setId(id);
    spinner.setPrefWidth(84);
    spinner.setAccessibleText(words.get(key));
    spinner.getEditor().setAccessibleText(words.get(key));
    add(words.get(key), spinner);
    return spinner;
  }

  /** Adds a control with its name. */
  void add(String name, Node control) {
    Label label = new Label(name);
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox pair = new HBox(6, label, control);
    pair.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(pair);
  }
}
