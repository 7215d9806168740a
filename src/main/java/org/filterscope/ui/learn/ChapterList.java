package org.filterscope.ui.learn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javafx.collections.SetChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.learn.chapter.ChapterEntry;
import org.kordamp.ikonli.javafx.FontIcon;

/** The chapters and experiments, each with a mark if its task is done. Nothing is locked. */
final class ChapterList extends VBox {

  private static final String DONE = "mdal-check_circle";
  private static final String OPEN = "mdmz-radio_button_unchecked";

  private final Messages words;
  private final LearnViewModel model;
  private final Map<ChapterEntry, ToggleButton> buttons = new LinkedHashMap<>();
  private final Map<ChapterEntry, StackPane> marks = new LinkedHashMap<>();
  private final ToggleGroup group = new ToggleGroup();

  ChapterList(Messages words, LearnViewModel model, Subscriptions subscriptions) {
    this.words = words;
    this.model = model;
    getStyleClass().add("chapters");
    getChildren().add(Texts.heading(words.get("learn.chapters")));
    model.chapters().stream().filter(chapter -> !chapter.isExperiment()).forEach(this::add);
    Label experiments = Texts.heading(words.get("learn.experiments"));
    experiments.getStyleClass().add("second-list");
    getChildren().add(experiments);
    model.chapters().stream().filter(ChapterEntry::isExperiment).forEach(this::add);
    SetChangeListener<String> marking = change -> mark();
    var done = model.done();
    done.addListener(marking);
    subscriptions.add(() -> done.removeListener(marking));
    subscriptions.onChange(model.current(), this::show);
    mark();
    show();
  }

  private void add(ChapterEntry chapter) {
    ToggleButton button = new ToggleButton();
    StackPane mark = new StackPane();
    mark.setMouseTransparent(true);
    mark.getStyleClass().add("chapter-mark");
    button.setId("chapter-" + chapter.id());
    button.setText(chapter.title(words));
    button.setToggleGroup(group);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setWrapText(true);
    button.getStyleClass().addAll("flat", "chapter-button");
    // One chapter is always in view. Arrow keys move to the next one without an action event.
    button.setOnAction(event -> button.setSelected(true));
    button
        .selectedProperty()
        .addListener(
            (property, old, isSelected) -> {
              if (isSelected) {
                model.turnTo(chapter);
              }
            });
    buttons.put(chapter, button);
    // All marks stand in one column, which a button's own graphic does not.
    StackPane row = new StackPane(button, mark);
    marks.put(chapter, mark);
    getChildren().add(row);
  }

  private void show() {
    ToggleButton button = buttons.get(model.current().get());
    if (button != null) {
      button.setSelected(true);
    }
  }

  private void mark() {
    buttons.forEach(
        (chapter, button) -> {
          boolean isDone = model.done().contains(chapter.id());
          FontIcon icon = new FontIcon(isDone ? DONE : OPEN);
          icon.getStyleClass().add(isDone ? "task-done" : "task-open");
          Objects.requireNonNull(marks.get(chapter)).getChildren().setAll(icon);
          button.setTooltip(
              new Tooltip(
                  words.get(isDone ? "learn.task.done.tooltip" : "learn.task.open.tooltip")));
          button.setAccessibleText(spoken(chapter, isDone));
        });
  }

  private String spoken(ChapterEntry chapter, boolean isDone) {
    if (chapter.isExperiment()) {
      return words.get(
          isDone ? "learn.experiment.done" : "learn.experiment.open", chapter.title(words));
    }
    return words.get(
        isDone ? "learn.chapter.done" : "learn.chapter.open",
        chapter.number(),
        words.get(chapter.titleKey()));
  }
}
