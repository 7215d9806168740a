package org.filterscope.ui.filters;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.patches.library.IndexEntry;
import org.filterscope.patches.store.IndexSummary;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.dialog.Confirmation;
import org.filterscope.ui.dialog.NameQuestion;
import org.filterscope.ui.dialog.Questions;
import org.filterscope.ui.index.Indexes;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Lists the indexes and the actions for the one in use. */
final class IndexPane extends VBox {

  private final Messages words;
  private final Indexes indexes;
  private final Questions questions;
  private final ComboBox<IndexEntry> list = new ComboBox<>();
  private final Label note = new Label();
  private final MenuItem renaming = new MenuItem();
  private final MenuItem deleting = new MenuItem();
  private final MenuItem continuing = new MenuItem();
  private final MenuButton more = new MenuButton();
  private boolean isShowing;

  IndexPane(FiltersViewModel model, Questions questions, Subscriptions subscriptions) {
    this.questions = questions;
    words = model.words();
    indexes = model.indexes();
    getStyleClass().add("unit-section");
    Label title = new Label(words.get("filters.index"));
    title.getStyleClass().add("section-title");
    title.setLabelFor(list);
    layOut();
    Button index =
        new Button(words.get("filters.index.new"), new FontIcon("mdal-create_new_folder"));
    index.setId("index-folder");
    index.getStyleClass().add("small");
    index.setMaxWidth(Double.MAX_VALUE);
    index.setTooltip(new Tooltip(words.get("filters.index.new.tooltip")));
    index.setOnAction(event -> model.chooseFolder());
    HBox.setHgrow(list, Priority.ALWAYS);
    HBox row = new HBox(4, list, more);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(title, row, note, index);
    subscriptions.onChange(indexes.all(), this::show);
    subscriptions.onChange(indexes.chosen(), this::show);
    subscriptions.onChange(indexes.building().job(), this::show);
    show();
  }

  private void layOut() {
    list.setId("indexes");
    list.getStyleClass().add("small");
    list.setMaxWidth(Double.MAX_VALUE);
    list.setMinWidth(0);
    list.setAccessibleText(words.get("filters.index"));
    list.setPromptText(words.get("filters.index.none"));
    list.setConverter(new LabelConverter<>(IndexEntry::name));
    list.valueProperty()
        .addListener(
            (property, old, now) -> {
              if (!isShowing && now != null) {
                indexes.choose(now);
              }
            });
    note.setId("index-note");
    note.getStyleClass().add("section-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    more.setId("index-more");
    more.setGraphic(new FontIcon("mdmz-more_vert"));
    more.getStyleClass().addAll("button-icon", "flat", "small", "no-arrow");
    more.setAccessibleText(words.get("filters.index.more"));
    more.setTooltip(new Tooltip(words.get("filters.index.more")));
    more.setMinWidth(Region.USE_PREF_SIZE);
    more.getItems().addAll(continuing, renaming, deleting);
    continuing.setText(words.get("filters.index.continue"));
    continuing.setOnAction(event -> resume());
    renaming.setText(words.get("filters.index.rename"));
    renaming.setOnAction(event -> rename());
    deleting.setText(words.get("filters.index.delete"));
    deleting.setOnAction(event -> delete());
  }

  private void show() {
    isShowing = true;
    IndexEntry chosen = indexes.chosen().get();
    list.getItems().setAll(indexes.all());
    list.setValue(
        chosen == null
            ? null
            : list.getItems().stream()
                .filter(entry -> entry.file().equals(chosen.file()))
                .findFirst()
                .orElse(null));
    list.setDisable(list.getItems().isEmpty());
    isShowing = false;
    note.setText(describe(chosen));
    note.setManaged(!note.getText().isEmpty());
    enable(chosen);
  }

  private void enable(@Nullable IndexEntry chosen) {
    boolean isFixed = chosen == null || chosen.isBundled() || indexes.isBuilding(chosen);
    renaming.setDisable(isFixed);
    deleting.setDisable(isFixed);
    continuing.setDisable(chosen == null || isFixed || chosen.folder().isEmpty());
    more.setDisable(chosen == null);
  }

  private String describe(@Nullable IndexEntry entry) {
    IndexSummary summary = entry == null ? null : entry.summary();
    if (entry == null) {
      return "";
    }
    if (summary == null) {
      return entry.problem() == null ? "" : entry.problem().getLocalizedMessage();
    }
    if (indexes.isBuilding(entry)) {
      // The job counts photographs. The count on disk is slightly behind, and the two numbers would
      // differ.
      return words.get("filters.index.building");
    }
    String key =
        entry.isBundled()
            ? "filters.index.summary.bundled"
            : entry.isFinished() ? "filters.index.summary" : "filters.index.summary.unfinished";
    String size = String.format(Locale.ROOT, "%.1f", summary.bytes() / 1e6);
    return words.get(key, summary.photographs(), size, summary.views());
  }

  private void resume() {
    IndexEntry chosen = indexes.chosen().get();
    if (chosen != null) {
      chosen.folder().ifPresent(indexes::build);
    }
  }

  private void rename() {
    IndexEntry chosen = indexes.chosen().get();
    if (chosen != null) {
      questions
          .name(new NameQuestion("filters.index.rename.", chosen.name()))
          .ifPresent(name -> indexes.rename(chosen, name));
    }
  }

  private void delete() {
    IndexEntry chosen = indexes.chosen().get();
    if (chosen != null
        && questions.confirm(new Confirmation("filters.index.delete.", chosen.name()))) {
      indexes.delete(chosen);
    }
  }
}
