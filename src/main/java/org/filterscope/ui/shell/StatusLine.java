package org.filterscope.ui.shell;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.filterscope.task.Job;
import org.filterscope.task.JobControl;
import org.filterscope.task.JobStatus;
import org.filterscope.ui.Jobs;
import org.filterscope.ui.Messages;
import org.filterscope.ui.job.JobText;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The status line at the bottom: the current notice, and the running job with its progress and time
 * left.
 */
final class StatusLine extends HBox {

  private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

  private final Messages words;
  private final Jobs jobs;
  private final JobText text;
  private final NoticeBoard notices;

  private final FontIcon icon = new FontIcon("mdmz-warning");
  private final Label message = new Label();
  private final Tooltip whole = new Tooltip();
  private final Hyperlink details = new Hyperlink();
  private final Button dismiss = new Button("", new FontIcon("mdal-close"));
  private final HBox notice = new HBox(icon, message, details, dismiss);

  private final ProgressBar bar = new ProgressBar();
  private final Label running = new Label();
  private final Label others = new Label();
  private final Button cancel = new Button();
  private final HBox activity = new HBox(bar, running, others, cancel);

  StatusLine(ShellViewModel model, Dialogs dialogs) {
    words = model.workspace().words();
    jobs = model.workspace().jobs();
    text = new JobText(words);
    notices = model.notices();
    setId("status-line");
    getStyleClass().add("status-line");
    setAlignment(Pos.CENTER_LEFT);
    Region gap = new Region();
    setHgrow(gap, Priority.ALWAYS);
    layOutNotice(dialogs);
    layOutActivity();
    getChildren().addAll(notice, gap, activity);
    notices.shown().addListener((property, old, now) -> show(now));
    show(notices.shown().get());
    jobs.changes().addListener((property, old, now) -> refresh());
    refresh();
  }

  /** Moves the focus to the notice, if there is one. */
  void toNotice() {
    message.setFocusTraversable(true);
    message.requestFocus();
  }

  private void layOutNotice(Dialogs dialogs) {
    notice.setId("notice");
    notice.getStyleClass().add("status-part");
    notice.setAlignment(Pos.CENTER_LEFT);
    notice.setMinWidth(0);
    message.setId("notice-text");
    message.setAccessibleRole(AccessibleRole.TEXT);
    message.setMinWidth(0);
    message.setTooltip(whole);
    details.setId("notice-details");
    details.setMinWidth(Region.USE_PREF_SIZE);
    details.setOnAction(
        event -> {
          Notice shown = notices.shown().get();
          Notice.Way way = shown == null ? null : shown.way();
          if (way != null) {
            notices.dismiss();
            way.going().run();
          } else if (shown != null) {
            dialogs.details(shown);
          }
        });
    icon(dismiss, "notice-dismiss", "shell.notice.dismiss");
    dismiss.setOnAction(event -> notices.dismiss());
  }

  private void layOutActivity() {
    activity.setId("activity");
    activity.getStyleClass().add("status-part");
    activity.setAlignment(Pos.CENTER_RIGHT);
    bar.setMinWidth(120);
    bar.setPrefWidth(120);
    running.setId("activity-text");
    running.setMinWidth(Region.USE_PREF_SIZE);
    others.setId("activity-others");
    others.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setId("activity-cancel");
    cancel.getStyleClass().add("small");
    cancel.setText(words.get("shell.job.cancel"));
    cancel.setMnemonicParsing(true);
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(
        event -> {
          ObservableList<Job<?>> shown = jobs.shown();
          if (!shown.isEmpty()) {
            first(shown).cancel();
          }
        });
  }

  private void show(@Nullable Notice now) {
    Notice.Way way = now == null ? null : now.way();
    boolean isStaying = now != null && now.kind() != Notice.Kind.WORD;
    boolean isProblem = isStaying && way == null;
    visible(notice, now != null);
    visible(icon, isProblem);
    visible(details, isStaying);
    details.setText(way == null ? words.get("shell.notice.details") : way.name());
    visible(dismiss, isStaying);
    message.setFocusTraversable(isProblem);
    pseudoClassStateChanged(PROBLEM, isProblem);
    String told = now == null ? "" : now.text();
    message.setText(told);
    whole.setText(told);
    message.setAccessibleText(isProblem ? words.get("shell.notice.accessible", told) : told);
    // A screen reader announces it without the user losing the focus.
    message.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  private void refresh() {
    ObservableList<Job<?>> shown = jobs.shown();
    visible(activity, !shown.isEmpty());
    if (shown.isEmpty()) {
      return;
    }
    Job<?> first = first(shown);
    JobStatus status = first.status();
    bar.setProgress(Math.max(-1, status.overallShare()));
    running.setText(text.line(first, status));
    bar.setAccessibleText(running.getText());
    visible(others, shown.size() > 1);
    others.setText(words.get("shell.job.others", shown.size() - 1));
    visible(cancel, first.can(JobControl.CANCEL));
  }

  /** The oldest job that is not paused, or else the oldest. */
  private static Job<?> first(List<Job<?>> shown) {
    return shown.stream()
        .filter(job -> job.status().state() != JobStatus.State.PAUSED)
        .findFirst()
        .orElse(shown.get(0));
  }

  private void icon(Button button, String id, String key) {
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat", "small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(words.get(key));
    button.setTooltip(new Tooltip(words.get(key)));
  }

  private static void visible(Node node, boolean isVisible) {
    node.setVisible(isVisible);
    node.setManaged(isVisible);
  }
}
