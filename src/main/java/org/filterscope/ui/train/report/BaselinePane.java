package org.filterscope.ui.train.report;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.network.store.StoredModel;
import org.filterscope.training.report.Baseline;
import org.filterscope.training.report.GroupPrediction;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.job.JobView;
import org.jspecify.annotations.Nullable;

/** The baseline: the result of summing another model's classes, without training. */
final class BaselinePane extends VBox {

  private final Messages words;
  private final TrainingResult report;
  private final BaselineRun summing;
  private final ComboBox<StoredModel> choice = new ComboBox<>();
  private final Label none;
  private final HBox row;
  private final Label result = Texts.text("");
  private final Label lines = Texts.note("");
  private final PredictionStrip strip;

  /**
   * Offers the models at hand.
   *
   * @param window runs work on the JavaFX application thread
   * @param strip shows the photographs that the two models classify differently
   */
  BaselinePane(
      Messages words,
      Executor window,
      TrainingResult report,
      BaselineRun summing,
      PredictionStrip strip) {
    super(6);
    this.words = words;
    JobView running = new JobView(words, window, "sum-job", JobView.Form.LINE, summing.job());
    this.report = report;
    this.summing = summing;
    this.strip = strip;
    none = Texts.note(words.get("train.sum.none"));
    none.setId("sum-none");
    choice.setId("sum-model");
    choice.getStyleClass().add("small");
    choice.setConverter(new LabelConverter<>(StoredModel::name));
    choice.setAccessibleText(words.get("train.sum.model"));
    Button sum = new Button(words.get("train.sum.do"));
    sum.setId("sum");
    sum.getStyleClass().add("small");
    sum.setMinWidth(Region.USE_PREF_SIZE);
    sum.setTooltip(new Tooltip(words.get("train.sum.do.tooltip")));
    sum.disableProperty()
        .bind(Bindings.or(summing.job().isNotNull(), choice.valueProperty().isNull()));
    sum.setOnAction(event -> sum());
    row = new HBox(8, choice, sum);
    row.setAlignment(Pos.CENTER_LEFT);
    result.setId("sum-result");
    lines.setId("sum-lines");
    strip.setId("sum-differ");
    strip.setAccessibleText(words.get("train.sum.strip"));
    getChildren()
        .addAll(
            Texts.heading(words.get("train.sum.title")),
            Texts.note(words.get("train.sum.what")),
            none,
            row,
            running,
            result,
            strip,
            lines);
    summing.models().addListener((property, old, now) -> offer(now));
    offer(summing.models().get());
    report.summed().addListener((property, old, now) -> show(now));
    show(report.summed().get());
  }

  private void sum() {
    StoredModel chosen = choice.getValue();
    if (chosen != null) {
      summing.sum(chosen);
    }
  }

  private void offer(@Nullable List<StoredModel> models) {
    boolean isThere = models != null && !models.isEmpty();
    Texts.show(none, models != null && models.isEmpty());
    Texts.show(row, isThere);
    if (models != null && isThere) {
      choice.getItems().setAll(models);
      choice.setValue(models.get(0));
    }
  }

  private void show(@Nullable BaselineResult summed) {
    Texts.show(result, summed != null);
    Texts.show(lines, summed != null);
    Texts.show(strip, summed != null && !summed.differences().isEmpty());
    if (summed != null) {
      result.setText(summed.result(words, report.tuned().measured().heldOut()));
      lines.setText(summed.differences(words));
      strip.show(
          summed.differences().stream()
              .map(Baseline.Difference::summed)
              .map(GroupPrediction::asAnswer)
              .toList());
    }
  }
}
