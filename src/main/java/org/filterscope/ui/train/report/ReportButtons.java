package org.filterscope.ui.train.report;

import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exporter;
import org.kordamp.ikonli.javafx.FontIcon;

/** The buttons below a report. */
final class ReportButtons extends HBox {

  private final Messages words;
  private final TrainingResult report;
  private final Label saved = Texts.note("");

  /**
   * The buttons of a report.
   *
   * @param isInUse whether its model is in use
   */
  ReportButtons(
      Messages words,
      TrainingResult report,
      ReportExports exhibits,
      Exporter saving,
      ReportActions actions,
      ObservableBooleanValue isInUse) {
    super(8);
    this.words = words;
    this.report = report;
    Button again = small(words, "train.report.again", "train-again");
    again.setOnAction(event -> actions.toPlan());
    Button copy = small(words, "train.report.copy", "copy-report");
    copy.setOnAction(event -> saving.copy(exhibits.text()));
    Button save = small(words, "train.report.save", "save-report");
    save.setOnAction(event -> saving.save(exhibits.text()));
    Button use = new Button(words.get("train.use"), new FontIcon("mdal-check_circle"));
    use.setId("use-model");
    use.setMinWidth(USE_PREF_SIZE);
    use.setTooltip(new Tooltip(words.get("train.use.tooltip")));
    use.setOnAction(event -> actions.use(false));
    // Then the next steps replace it.
    use.visibleProperty().bind(BooleanExpression.booleanExpression(isInUse).not());
    use.managedProperty().bind(use.visibleProperty());
    Button write = new Button(words.get("train.save"), new FontIcon("mdmz-save_alt"));
    write.setId("save-model");
    write.getStyleClass().add("accent");
    write.setMinWidth(USE_PREF_SIZE);
    write.setTooltip(new Tooltip(words.get("train.save.tooltip")));
    write.setOnAction(event -> saving.save(exhibits.model()));
    saved.setId("saved");
    saved.setWrapText(false);
    getChildren().addAll(again, copy, save, saved, Texts.spring(), use, write);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("page-bottom");
    report.file().addListener((property, old, now) -> showSaved());
    showSaved();
  }

  /** A small button whose text is never shortened. */
  static Button small(Messages words, String key, String id) {
    Button button = new Button(words.get(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private void showSaved() {
    var file = report.file().get();
    saved.setText(
        file == null
            ? words.get("train.save.not-yet")
            : words.get("train.save.as", String.valueOf(file.getFileName())));
  }
}
