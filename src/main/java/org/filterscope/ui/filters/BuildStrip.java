package org.filterscope.ui.filters;

import atlantafx.base.controls.Spacer;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.filterscope.task.JobControl;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.index.IndexBuild;
import org.filterscope.ui.job.JobView;

/**
 * Shows the index that is being built, its progress, and at the end the files that were skipped.
 */
final class BuildStrip extends VBox {

  private final Messages words;
  private final IndexBuild building;
  private final JobView running;
  private final Label leftOut = new Label();
  private final TextArea reasons = new TextArea();
  private final VBox skipped;

  BuildStrip(Messages words, Executor window, IndexBuild building, Subscriptions subscriptions) {
    this.words = words;
    this.building = building;
    setId("build");
    getStyleClass().add("build-strip");
    running = new JobView(words, window, "build", JobView.Form.LINE, building.job());
    running.explain(JobControl.CANCEL, words.get("filters.build.cancel.tooltip"));
    skipped = skipped();
    getChildren().addAll(running, skipped);
    running.visibleProperty().addListener((property, old, now) -> fit());
    subscriptions.add(running::close);
    subscriptions.onChange(building.skipped(), this::showSkipped);
    showSkipped();
  }

  private VBox skipped() {
    reasons.setId("build-skipped");
    reasons.setEditable(false);
    reasons.setWrapText(true);
    reasons.setPrefRowCount(4);
    reasons.setAccessibleText(words.get("filters.build.skipped.accessible"));
    String dismiss = words.get("filters.build.skipped.dismiss");
    HBox heading =
        new HBox(
            8,
            leftOut,
            new Spacer(),
            new IconButton("mdal-close", dismiss, dismiss, building::forgetSkipped));
    heading.setAlignment(Pos.CENTER_LEFT);
    return new VBox(4, heading, reasons);
  }

  private void showSkipped() {
    int count = building.skipped().size();
    skipped.setVisible(count > 0);
    skipped.setManaged(count > 0);
    leftOut.setText(words.get("filters.build.skipped", count));
    reasons.setText(
        building.skipped().stream()
            .map(one -> one.reason().getLocalizedMessage())
            .collect(Collectors.joining("\n")));
    fit();
  }

  private void fit() {
    boolean isThere = running.isVisible() || skipped.isVisible();
    setVisible(isThere);
    setManaged(isThere);
  }
}
