package org.filterscope.ui.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.export.Percent;
import org.filterscope.export.ReadableLabels;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.BarList;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.control.Thumbnails;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the selected photograph: large, with its likeliest classes and a choice of the true class.
 */
final class PredictionPane extends VBox {

  private static final double SIDE = 268;
  private static final int MOST = 5;

  /** The height of a line of the bar list. */
  private static final double LINE = 26;

  /** The minimum height of the bars in a low window, where they scroll. */
  private static final double LEAST_BARS = 60;

  /** The opacity of answers from a model other than the one in use. */
  private static final double OUTDATED = 0.4;

  private final ClassifyViewModel model;
  private final Messages words;
  private final Thumbnails thumbnails;
  private final ImageView picture = new ImageView();
  private final Label name = new Label();
  private final Label note = new Label();
  private final BarList bars = new BarList();
  private final ComboBox<String> truth = new ComboBox<>();
  private final Button explore;
  private List<PredictionLine> chosen = List.of();
  private boolean isShowing;

  PredictionPane(ClassifyViewModel model, Thumbnails thumbnails) {
    this.model = model;
    this.thumbnails = thumbnails;
    words = model.workspace().words();
    setId("answer");
    getStyleClass().addAll("unit-pane", "unit-content");
    picture.setFitWidth(SIDE);
    picture.setFitHeight(SIDE);
    picture.setPreserveRatio(true);
    StackPane frame = new StackPane(picture);
    frame.setMinHeight(120);
    frame.setPrefHeight(SIDE);
    frame.setMaxHeight(SIDE);
    name.getStyleClass().add("unit-title");
    note.getStyleClass().add("section-note");
    note.setId("answer-note");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    bars.setAccessibleText(words.get("classify.likeliest"));
    bars.setFocusTraversable(false);
    truth.setId("truth");
    truth.setMaxWidth(Double.MAX_VALUE);
    truth.setAccessibleText(words.get("classify.truth"));
    truth.setTooltip(new Tooltip(words.get("classify.truth.tooltip")));
    truth.valueProperty().addListener((property, old, now) -> correct(now));
    Label asking = new Label(words.get("classify.truth"));
    asking.getStyleClass().add("section-title");
    asking.setLabelFor(truth);
    explore = new Button(words.get("classify.explore"), new FontIcon("mdal-image_search"));
    explore.setId("to-explore");
    explore.setMaxWidth(Double.MAX_VALUE);
    explore.setTooltip(new Tooltip(words.get("classify.explore.tooltip")));
    explore.setOnAction(event -> chosen.stream().findFirst().ifPresent(model::explore));
    VBox.setVgrow(bars, Priority.SOMETIMES);
    getChildren().addAll(frame, name, note, bars, asking, truth, explore);
    show(List.of());
  }

  /** Shows the selected lines. */
  void show(List<PredictionLine> lines) {
    chosen = lines;
    List<PredictionRow> rows = lines.stream().map(PredictionLine::row).toList();
    isShowing = true;
    PredictionRow first = rows.isEmpty() ? null : rows.get(0);
    thumbnails.show(first != null && first.isAnswered() ? first.file() : null, picture);
    name.setText(title(rows));
    note.setText(first == null ? words.get("classify.choose") : note(rows, first));
    showBars(first == null || rows.size() > 1 ? List.of() : bars(first));
    bars.setOpacity(first != null && model.isOutdated(first) ? OUTDATED : 1);
    Optional<PredictionRow> answered = rows.stream().filter(PredictionRow::isAnswered).findFirst();
    answered.ifPresent(row -> offer(row.model().labels()));
    truth.setDisable(answered.isEmpty());
    truth.setValue(common(rows));
    explore.setDisable(rows.size() != 1 || answered.isEmpty());
    isShowing = false;
  }

  private void showBars(List<BarList.Bar> lines) {
    Texts.show(bars, !lines.isEmpty());
    double height = LINE * lines.size() + 4;
    bars.setMinHeight(Math.min(height, LEAST_BARS));
    bars.setPrefHeight(height);
    bars.setMaxHeight(height);
    bars.show(lines);
  }

  private void offer(ReadableLabels labels) {
    if (!truth.getItems().equals(labels.labels())) {
      truth.setConverter(new LabelConverter<>(labels::name));
      truth.setItems(FXCollections.observableArrayList(labels.labels()));
    }
  }

  private String title(List<PredictionRow> rows) {
    if (rows.isEmpty()) {
      return words.get("classify.none-chosen");
    }
    return rows.size() == 1 ? rows.get(0).name() : words.get("classify.chosen", rows.size());
  }

  private String note(List<PredictionRow> rows, PredictionRow first) {
    if (rows.size() > 1) {
      return words.get("classify.chosen.note");
    }
    if (first.problem() != null) {
      return String.valueOf(first.problem().getLocalizedMessage());
    }
    if (model.isOutdated(first)) {
      return words.get("classify.outdated.row", first.model().name());
    }
    String threshold = Percent.of(first.model().certainty());
    return switch (first.sureness()) {
      case SURE -> words.get("classify.sure", threshold);
      case NOT_SURE -> words.get("classify.unsure", threshold);
      case UNKNOWN -> words.get("classify.no-threshold");
    };
  }

  private List<BarList.Bar> bars(PredictionRow row) {
    List<BarList.Bar> all = new ArrayList<>();
    for (ClassProbability one : row.classes().subList(0, Math.min(MOST, row.classes().size()))) {
      String name = row.model().labels().name(one.label());
      String probability = Percent.of(one.probability());
      all.add(
          new BarList.Bar(
              one.index(),
              name,
              probability,
              one.probability(),
              words.get("explore.classes.accessible", name, probability)));
    }
    return all;
  }

  /** The class that all rows share; null if they differ. */
  private static @Nullable String common(List<PredictionRow> rows) {
    List<String> labels =
        rows.stream()
            .filter(PredictionRow::isAnswered)
            .map(PredictionRow::label)
            .distinct()
            .limit(2)
            .toList();
    return labels.size() == 1 ? labels.get(0) : null;
  }

  /**
   * Corrects later, since a corrected line may leave the table, and the list must not change while
   * a click is handled.
   */
  private void correct(@Nullable String label) {
    if (!isShowing && label != null) {
      List<PredictionLine> meant = chosen;
      model.workspace().window().execute(() -> model.correct(meant, label));
    }
  }
}
