package org.filterscope.ui.filters;

import atlantafx.base.controls.Spacer;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.index.IndexBuild;
import org.jspecify.annotations.Nullable;

/** What is being built, how far it is, and, when it is over, what was left out. */
final class BuildStrip extends VBox {

  private final Messages words;
  private final IndexBuild building;
  private final Label text = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final Button pause = new Button();
  private final HBox running;
  private final Label leftOut = new Label();
  private final TextArea reasons = new TextArea();
  private final VBox skipped;

  BuildStrip(Messages words, IndexBuild building, Subscriptions subscriptions) {
    this.words = words;
    this.building = building;
    setId("build");
    getStyleClass().add("build-strip");
    text.setId("build-text");
    text.setMinWidth(0);
    bar.setMinWidth(100);
    bar.setPrefWidth(100);
    pause.setId("build-pause");
    pause.getStyleClass().add("small");
    pause.setMinWidth(Region.USE_PREF_SIZE);
    pause.setOnAction(event -> building.pauseOrResume());
    Button cancel = new Button(words.get("filters.build.cancel"));
    cancel.setId("build-cancel");
    cancel.getStyleClass().add("small");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(event -> building.cancel());
    running = new HBox(8, bar, text, new Spacer(), pause, cancel);
    running.setAlignment(Pos.CENTER_LEFT);
    skipped = skipped();
    getChildren().addAll(running, skipped);
    subscriptions.onValue(building.state(), this::show);
    subscriptions.onChange(building.skipped(), this::showSkipped);
    show(building.state().get());
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

  private void show(IndexBuild.@Nullable State state) {
    running.setVisible(state != null);
    running.setManaged(state != null);
    if (state != null) {
      String folder = String.valueOf(state.folder().getFileName());
      bar.setProgress(state.total() > 0 ? (double) state.done() / state.total() : -1);
      text.setText(
          state.total() == 0
              ? words.get("filters.build.looking", folder)
              : words.get("filters.build.progress", folder, state.done(), state.total())
                  + pace(state));
      pause.setText(words.get(state.isPaused() ? "filters.build.resume" : "filters.build.pause"));
    }
    fit();
  }

  private String pace(IndexBuild.State state) {
    if (state.isPaused()) {
      return words.get("filters.build.paused");
    }
    return state.perSecond() > 0
        ? words.get(
            "filters.build.with-pace", String.format(Locale.ROOT, "%.1f", state.perSecond()))
        : "";
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
