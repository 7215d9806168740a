package org.filterscope.ui.models;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.export.Percent;
import org.filterscope.export.ReadableLabels;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.network.PreparationPreset;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;

/** Shows a network's answers with each preparation side by side, to choose one. */
final class PreparationChoice extends HBox {

  private static final double GAP = 12;

  private final Messages words;
  private final ObjectProperty<PreparationPreset> chosen;

  PreparationChoice(Messages words, ObjectProperty<PreparationPreset> chosen) {
    super(GAP);
    this.words = words;
    this.chosen = chosen;
    setId("import-answers");
  }

  /** Shows answers; none while they are being computed. */
  void show(List<ImportForm.Answer> answers) {
    ToggleGroup group = new ToggleGroup();
    getChildren().setAll(answers.stream().map(answer -> card(answer, group)).toList());
  }

  private Node card(ImportForm.Answer answer, ToggleGroup group) {
    Node head =
        answer
            .preset()
            .<Node>map(preset -> radio(preset, group))
            .orElseGet(() -> Texts.text(words.get("models.import.preset.own")));
    VBox card = new VBox(8, head, classes(answer.classes()));
    card.getStyleClass().add("preparation");
    card.setMinWidth(0);
    card.setPrefWidth(1);
    setHgrow(card, Priority.ALWAYS);
    answer.preset().ifPresent(preset -> card.setOnMouseClicked(event -> chosen.set(preset)));
    return card;
  }

  private RadioButton radio(PreparationPreset preset, ToggleGroup group) {
    RadioButton radio = new RadioButton(words.get("models.preset." + preset.id()));
    radio.setId("preset-" + preset.id());
    radio.setWrapText(true);
    radio.setToggleGroup(group);
    radio.setSelected(preset == chosen.get());
    radio
        .selectedProperty()
        .addListener(
            (property, old, now) -> {
              if (now) {
                chosen.set(preset);
              }
            });
    // The toggle group only follows its buttons, but a click beside one also chooses.
    chosen.addListener((property, old, now) -> radio.setSelected(now == preset));
    return radio;
  }

  private static GridPane classes(List<ClassProbability> classes) {
    GridPane grid = new GridPane();
    grid.setHgap(8);
    grid.setVgap(3);
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    names.setMinWidth(0);
    ColumnConstraints shares = new ColumnConstraints();
    shares.setHalignment(HPos.RIGHT);
    shares.setMinWidth(USE_PREF_SIZE);
    grid.getColumnConstraints().setAll(names, shares);
    for (int i = 0; i < classes.size(); i++) {
      ClassProbability one = classes.get(i);
      Label share = new Label(Percent.of(one.probability()));
      share.setMinWidth(USE_PREF_SIZE);
      ProgressBar bar = new ProgressBar(one.probability());
      bar.getStyleClass().add("small");
      bar.setMaxWidth(Double.MAX_VALUE);
      bar.setFocusTraversable(false);
      Label name = new Label(ReadableLabels.nameOf(one.label()));
      name.getStyleClass().add("answer");
      name.setMinWidth(0);
      grid.addRow(2 * i, name, share);
      grid.add(bar, 0, 2 * i + 1, 2, 1);
    }
    return grid;
  }
}
