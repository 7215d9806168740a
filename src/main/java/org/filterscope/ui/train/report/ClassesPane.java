package org.filterscope.ui.train.report;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.training.report.Calibration;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.BarList;
import org.filterscope.ui.control.Texts;

/** The accuracy of each class, and the calibration. */
final class ClassesPane extends HBox {

  private static final double CLASSES = 250;

  /** The width of the bars without the diagram beside them. */
  private static final double NARROW = 520;

  /** The height of a line in the list. */
  private static final double CLASS = 26;

  private final Messages words;
  private final TrainingResult report;
  private final ReportText text;

  /** The classes of a report. Choosing one shows its correctly classified photographs. */
  ClassesPane(Messages words, TrainingResult report, ReportText text) {
    super(20);
    this.words = words;
    this.report = report;
    this.text = text;
    BarList bars = new BarList();
    bars.setId("per-class");
    bars.setAccessibleText(words.get("train.report.classes"));
    List<BarList.Bar> lines = bars();
    double height = Math.min(CLASSES, lines.size() * CLASS + 2);
    bars.setPrefHeight(height);
    bars.setMinHeight(height);
    bars.setMaxHeight(height);
    bars.show(lines);
    bars.selectedProperty().addListener((property, old, now) -> choose(now.intValue()));
    VBox classes =
        new VBox(
            6,
            Texts.heading(words.get("train.report.classes")),
            bars,
            Texts.text(text.certainty()));
    getChildren().add(classes);
    Calibration measured = report.tuned().measured().calibration();
    if (!measured.isTelling()) {
      bars.setMaxWidth(NARROW);
      classes.getChildren().add(Texts.note(text.calibration()));
      return;
    }
    VBox calibration =
        new VBox(
            6,
            Texts.heading(words.get("train.report.calibration.title")),
            new CalibrationChart(words, measured),
            Texts.note(text.calibration()));
    getChildren().add(calibration);
    for (Region half : List.of(classes, calibration)) {
      HBox.setHgrow(half, Priority.ALWAYS);
      half.setPrefWidth(100);
      half.setMinWidth(0);
    }
  }

  /** Shows the correctly classified photographs of the chosen class. */
  private void choose(int label) {
    if (label != BarList.NONE) {
      report.cell().set(new TrainingResult.Cell(label, label));
    }
  }

  private List<BarList.Bar> bars() {
    List<String> labels = report.labels().labels();
    int[][] confusion = report.tuned().measured().heldOut().confusion();
    List<BarList.Bar> bars = new ArrayList<>();
    for (int label = 0; label < confusion.length; label++) {
      int all = ReportText.sum(confusion[label]);
      int right = confusion[label][label];
      bars.add(
          new BarList.Bar(
              label,
              report.labels().name(labels.get(label)),
              words.get("train.report.class.value", right, all),
              all == 0 ? 0 : (double) right / all,
              words.get("train.report.class.line", labels.get(label), text.ofClass(right, all))));
    }
    return bars;
  }
}
