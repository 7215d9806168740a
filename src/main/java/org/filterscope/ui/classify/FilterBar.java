package org.filterscope.ui.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.filterscope.export.ReadableLabels;
import org.filterscope.task.JobControl;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.job.JobView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The bar above the table: the filter, the current run, and the actions on the whole table. */
final class FilterBar extends VBox {

  private final ClassifyViewModel model;
  private final Messages words;
  private final Label count = new Label();
  private final ComboBox<PredictionFilter.Kind> kind = new ComboBox<>();
  private final ComboBox<String> label = new ComboBox<>();
  private final TextField text = new TextField();

  /** The entry that stands for all classes. */
  private final String anyLabel;

  private boolean isShowing;

  FilterBar(ClassifyViewModel model, Runnable save) {
    this.model = model;
    words = model.workspace().words();
    anyLabel = words.get("classify.filter.any-label");
    getStyleClass().add("wall-top");
    JobView running =
        new JobView(
            words, model.workspace().window(), "classify-job", JobView.Form.LINE, model.job());
    running.explain(JobControl.CANCEL, words.get("classify.cancel.tooltip"));
    HBox first =
        line(
            count,
            spring(),
            button("folder", "mdal-folder_open", model::chooseFolder),
            button("file", "mdal-image", model::chooseFile));
    Button undo = icon("undo", "mdmz-undo", model::undo);
    undo.disableProperty().bind(model.canUndo().not());
    Button copy = button("copy", "mdal-library_add", model::copyCorrected);
    Button clear = icon("clear", "mdal-clear_all", model::clear);
    HBox second =
        line(kind, label, text, spring(), undo, copy, icon("save", "mdmz-save_alt", save), clear);
    filters();
    count.setId("answers-count");
    count.getStyleClass().add("wall-title");
    getChildren().addAll(first, second, running);
    model.lines().addListener((Observable changed) -> show());
    model.shown().addListener((Observable changed) -> show());
    model.filter().addListener((property, old, now) -> follow(now));
    show();
  }

  private void filters() {
    kind.setId("filter-kind");
    kind.getItems().setAll(PredictionFilter.Kind.values());
    kind.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(PredictionFilter.@Nullable Kind shown) {
            return shown == null
                ? ""
                : words.get(
                    "classify.filter." + shown.name().toLowerCase(Locale.ROOT).replace('_', '-'));
          }

          @Override
          public PredictionFilter.Kind fromString(String shown) {
            throw new UnsupportedOperationException("Nobody types here");
          }
        });
    kind.setValue(PredictionFilter.Kind.ANY);
    kind.setAccessibleText(words.get("classify.filter.kind"));
    kind.valueProperty()
        .addListener((property, old, now) -> set(model.filter().get().withKind(now)));
    label.setId("filter-label");
    label.setAccessibleText(words.get("classify.filter.label"));
    label.getItems().setAll(anyLabel);
    label.setValue(anyLabel);
    label
        .valueProperty()
        .addListener(
            (property, old, now) ->
                set(
                    model
                        .filter()
                        .get()
                        .withLabel(now == null || now.equals(anyLabel) ? null : now)));
    text.setId("filter-text");
    text.setPromptText(words.get("classify.filter.text"));
    text.setAccessibleText(words.get("classify.filter.text"));
    text.setPrefColumnCount(12);
    text.setMinWidth(80);
    kind.setMinWidth(Region.USE_PREF_SIZE);
    label.setPrefWidth(130);
    label.setMinWidth(110);
    text.textProperty()
        .addListener((property, old, now) -> set(model.filter().get().withText(now)));
  }

  private void set(PredictionFilter filter) {
    if (!isShowing) {
      model.filter().set(filter);
    }
  }

  private void follow(PredictionFilter now) {
    isShowing = true;
    kind.setValue(now.kind());
    label.setValue(now.label() == null ? anyLabel : now.label());
    if (!text.getText().equals(now.text())) {
      text.setText(now.text());
    }
    isShowing = false;
    show();
  }

  private void show() {
    int all = model.lines().size();
    int shown = model.shown().size();
    count.setText(
        shown == all ? words.get("classify.count", all) : words.get("classify.some", shown, all));
    offerLabels();
  }

  /** Offers the classes in the table, and the selected one even if it no longer occurs. */
  private void offerLabels() {
    Map<String, String> names = new TreeMap<>();
    for (PredictionLine line : model.lines()) {
      if (line.row().isAnswered()) {
        names.put(line.row().label(), line.row().readableLabel());
      }
    }
    String chosen = model.filter().get().label();
    if (chosen != null) {
      names.putIfAbsent(chosen, ReadableLabels.nameOf(chosen));
    }
    List<String> offered = new ArrayList<>(List.of(anyLabel));
    offered.addAll(names.keySet());
    if (!offered.equals(label.getItems())) {
      isShowing = true;
      label.setConverter(
          new LabelConverter<>(each -> String.valueOf(names.getOrDefault(each, each))));
      label.setItems(FXCollections.observableArrayList(offered));
      label.setValue(chosen == null ? anyLabel : chosen);
      isShowing = false;
    }
  }

  private Button button(String id, String icon, Runnable action) {
    Button button = new Button(words.get("classify.do." + id), new FontIcon(icon));
    button.setId("classify-" + id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(words.get("classify.do." + id + ".tooltip")));
    button.setOnAction(event -> action.run());
    return button;
  }

  /** A button with an icon only, which needs less room in a narrow window. */
  private Button icon(String id, String icon, Runnable action) {
    Button button = button(id, icon, action);
    button.setText("");
    button.setAccessibleText(words.get("classify.do." + id));
    button.getStyleClass().add("button-icon");
    return button;
  }

  private static HBox line(Node... parts) {
    HBox line = new HBox(8, parts);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    return spring;
  }
}
