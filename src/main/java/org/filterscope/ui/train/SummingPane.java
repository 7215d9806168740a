package org.filterscope.ui.train;

import java.util.List;
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
import org.filterscope.training.Baseline;
import org.filterscope.training.GroupAnswer;
import org.filterscope.ui.Words;
import org.filterscope.ui.control.ShownAs;
import org.jspecify.annotations.Nullable;

/** The baseline: what summing another model's classes gives without any training. */
final class SummingPane extends VBox {

  private final Words words;
  private final Report report;
  private final Summing summing;
  private final ComboBox<StoredModel> choice = new ComboBox<>();
  private final Label none;
  private final HBox row;
  private final Label result = Labels.text("");
  private final Label lines = Labels.note("");
  private final AnswerStrip strip;

  /**
   * Offers the models at hand.
   *
   * @param strip shows the photographs that the two models take for different things
   */
  SummingPane(Words words, Report report, Summing summing, AnswerStrip strip) {
    super(6);
    this.words = words;
    this.report = report;
    this.summing = summing;
    this.strip = strip;
    none = Labels.note(words.get("train.sum.none"));
    none.setId("sum-none");
    choice.setId("sum-model");
    choice.getStyleClass().add("small");
    choice.setConverter(new ShownAs<>(StoredModel::name));
    choice.setAccessibleText(words.get("train.sum.model"));
    Button sum = new Button(words.get("train.sum.do"));
    sum.setId("sum");
    sum.getStyleClass().add("small");
    sum.setMinWidth(Region.USE_PREF_SIZE);
    sum.setTooltip(new Tooltip(words.get("train.sum.do.tooltip")));
    sum.disableProperty().bind(Bindings.or(summing.busy(), choice.valueProperty().isNull()));
    sum.setOnAction(event -> sum());
    row = new HBox(8, choice, sum);
    row.setAlignment(Pos.CENTER_LEFT);
    result.setId("sum-result");
    lines.setId("sum-lines");
    strip.setId("sum-differ");
    strip.setAccessibleText(words.get("train.sum.strip"));
    getChildren()
        .addAll(
            Labels.heading(words.get("train.sum.title")),
            Labels.note(words.get("train.sum.what")),
            none,
            row,
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
    Labels.show(none, models != null && models.isEmpty());
    Labels.show(row, isThere);
    if (models != null && isThere) {
      choice.getItems().setAll(models);
      choice.setValue(models.get(0));
    }
  }

  private void show(@Nullable Summed summed) {
    Labels.show(result, summed != null);
    Labels.show(lines, summed != null);
    Labels.show(strip, summed != null && !summed.differences().isEmpty());
    if (summed != null) {
      result.setText(summed.result(words, report.tuned().heldOut()));
      lines.setText(summed.differences(words));
      strip.show(
          summed.differences().stream()
              .map(Baseline.Difference::summed)
              .map(GroupAnswer::asAnswer)
              .toList());
    }
  }
}
