package org.filterscope.ui.learn;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LiveScroll;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.learn.chapter.Chapter;
import org.filterscope.ui.learn.chapter.ChapterEntry;
import org.filterscope.ui.learn.chapter.Step;
import org.kordamp.ikonli.javafx.FontIcon;

/** The steps of one chapter, one at a time, with the task below. */
final class StepPane extends VBox {

  private final Messages words;
  private final Chapter chapter;
  private final Label place = new Label();
  private final Label title = Texts.heading("");
  private final Label text = Texts.text("");
  private final Label source = Texts.note("");
  private final VBox links = new VBox();
  private final Button back;
  private final Button next;

  StepPane(
      Messages words,
      ChapterEntry entry,
      Chapter chapter,
      LearnViewModel model,
      Subscriptions subscriptions) {
    this.words = words;
    this.chapter = chapter;
    getStyleClass().add("steps");
    place.getStyleClass().add("section-note");
    place.setId("step-place");
    title.setWrapText(true);
    title.setId("step-title");
    text.setId("step-text");
    // Screen reader users reach it by Tab, like a control.
    text.setFocusTraversable(true);
    text.setAccessibleRole(AccessibleRole.TEXT);
    links.getStyleClass().add("step-links");
    back = button("step-back", "learn.step.back", -1);
    next = button("step-next", "learn.step.next", 1);
    HBox buttons = new HBox(back, Texts.spring(), place, Texts.spring(), next);
    buttons.setAlignment(Pos.CENTER);
    VBox reading = new VBox(title, text, links, source, task(entry, model, subscriptions));
    reading.getStyleClass().add("step-content");
    LiveScroll scroll = new LiveScroll(reading);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, buttons);
    subscriptions.onChange(chapter.step(), this::show);
    show();
  }

  /** Moves by some steps, forward or back, but not past the ends. */
  void move(int by) {
    int last = chapter.steps().size() - 1;
    chapter.step().set(Math.max(0, Math.min(chapter.step().get() + by, last)));
  }

  private Button button(String id, String key, int by) {
    Button button = new Button(words.get(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setOnAction(event -> move(by));
    return button;
  }

  private VBox task(ChapterEntry entry, LearnViewModel model, Subscriptions subscriptions) {
    Label done = Texts.note(words.get("learn.task.done"));
    done.setGraphic(new FontIcon("mdal-check_circle"));
    done.getStyleClass().add("task-done");
    done.setId("task-done");
    Label progress = Texts.note("");
    progress.setId("task-progress");
    Runnable showing =
        () -> {
          boolean isDone = model.done().contains(entry.id());
          Texts.show(done, isDone);
          progress.setText(chapter.task().progress().get());
          Texts.show(progress, !isDone && !progress.getText().isEmpty());
        };
    subscriptions.onChange(chapter.task().progress(), showing);
    subscriptions.onValue(
        chapter.task().done(),
        isDone -> {
          if (isDone) {
            model.finish(entry);
          }
          showing.run();
        });
    showing.run();
    Label asked = Texts.text(chapter.task().text());
    asked.setId("task");
    VBox task = new VBox(Texts.heading(words.get("learn.task")), asked, progress, done);
    task.getStyleClass().add("task");
    return task;
  }

  private void show() {
    int at = chapter.step().get();
    int steps = chapter.steps().size();
    Step step = chapter.steps().get(at);
    place.setText(words.get("learn.step", at + 1, steps));
    title.setText(step.title());
    text.setText(step.text());
    text.setAccessibleText(step.title() + ". " + step.text());
    source.setText(step.source());
    Texts.show(source, !step.source().isEmpty());
    links.getChildren().clear();
    for (Step.Link link : step.links()) {
      Hyperlink way = new Hyperlink(link.text());
      way.setOnAction(event -> link.going().run());
      links.getChildren().add(way);
    }
    Texts.show(links, !step.links().isEmpty());
    back.setDisable(at == 0);
    next.setDisable(at == steps - 1);
  }
}
