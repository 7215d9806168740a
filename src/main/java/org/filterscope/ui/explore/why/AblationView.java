package org.filterscope.ui.explore.why;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.filterscope.explanation.AnswerChange;
import org.filterscope.export.CsvTable;
import org.filterscope.export.ReadableLabels;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.task.Problem;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.explore.unit.PictureTools;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.unit.UnitAddress;

/** Units that are switched off, and the answer without them. */
final class AblationView extends PartView {

  /** More than these are only counted. */
  private static final int NAMED = 40;

  private static final double BARS = 640;

  private final Workspace workspace;
  private final WhyViewModel why;
  private final AblationViewModel model;
  private final LayerChoice layers;
  private final TextField numbers = new TextField();
  private final FlowPane units = new FlowPane(6, 4);
  private final Label count = Texts.text("");
  private final BeforeAfterBars bars;
  private final CurveSection curve;

  AblationView(Workspace workspace, Model network, WhyViewModel why, PictureTools tools) {
    super(
        workspace.words(),
        workspace.words().get("why.off.shows"),
        workspace.words().get("why.off.limits"));
    this.workspace = workspace;
    this.why = why;
    model = why.ablation();
    layers = new LayerChoice(network);
    units.setId("off-units");
    bars = new BeforeAfterBars(words, ReadableLabels.of(network.labels()));
    bars.setMaxWidth(BARS);
    tools.menu().attach(bars, this::exhibit);
    curve = new CurveSection(workspace, why, tools);
    add(naming(), units, count, bars, curve);
    subscriptions.add(StaleMark.follow(model.busy(), bars));
    subscriptions.onChange(model.units(), this::showUnits);
    subscriptions.onChange(model.answer(), this::show);
    showUnits();
    show();
  }

  private FlowPane naming() {
    LayerBox layer =
        new LayerBox(
            "off-layer", words.get("why.off.layer"), words.get("why.off.layer.tooltip"), layers);
    numbers.setId("off-numbers");
    numbers.setPromptText(words.get("why.off.numbers.prompt"));
    numbers.setAccessibleText(words.get("why.off.numbers"));
    numbers.setTooltip(new Tooltip(words.get("why.off.numbers")));
    numbers.setPrefWidth(150);
    numbers.setOnAction(event -> add());
    Button add =
        button("off-add", words.get("why.off.add"), words.get("why.off.add.tooltip"), this::add);
    Button clear =
        button(
            "off-clear",
            words.get("why.off.clear"),
            words.get("why.off.clear.tooltip"),
            model.units()::clear);
    CheckBox allBut = new CheckBox(words.get("why.off.all-but"));
    allBut.setId("off-all-but");
    allBut.setTooltip(new Tooltip(words.get("why.off.all-but.tooltip")));
    allBut.selectedProperty().bindBidirectional(model.isAllBut());
    FlowPane row = new FlowPane(12, 6, layer, numbers, add, allBut, clear);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Button button(String id, String name, String tooltip, Runnable action) {
    Button button = new Button(name);
    button.setId(id);
    button.getStyleClass().add("small");
    button.setTooltip(new Tooltip(tooltip));
    button.setOnAction(event -> action.run());
    return button;
  }

  private void add() {
    Node layer = layers.layer().get();
    if (layer == null) {
      return;
    }
    try {
      model.add(layer, numbers.getText());
      numbers.clear();
    } catch (Problem e) {
      workspace.notices().problem(e);
    }
  }

  private void showUnits() {
    units.getChildren().clear();
    for (UnitAddress unit : model.units().stream().limit(NAMED).toList()) {
      String name = unit.layer() + " / " + unit.channel();
      Button chip = new Button(words.get("why.off.unit", name));
      chip.getStyleClass().add("small");
      // Names of layers have underscores.
      chip.setMnemonicParsing(false);
      chip.setAccessibleText(words.get("why.off.unit.tooltip", name));
      chip.setTooltip(new Tooltip(words.get("why.off.unit.tooltip", name)));
      chip.setOnAction(event -> model.units().remove(unit));
      units.getChildren().add(chip);
    }
    int more = model.units().size() - NAMED;
    if (more > 0) {
      units.getChildren().add(Texts.note(words.get("why.off.more", Integer.toString(more))));
    }
  }

  private void show() {
    AblationViewModel.Answer answer = model.answer().get();
    Question question = why.question().get();
    Texts.show(bars, answer != null);
    if (answer == null || question == null) {
      count.setText(words.get("why.waiting"));
      return;
    }
    count.setText(
        answer.off() == 0
            ? words.get("why.off.none")
            : words.get("why.off.count", Integer.toString(answer.off())));
    bars.show(
        answer.change(),
        question.isClass() ? OptionalInt.of(question.target().unit()) : OptionalInt.empty());
  }

  @Override
  Optional<Exportable> exhibit() {
    Question question = why.question().get();
    AblationViewModel.Answer answer = model.answer().get();
    return question == null || answer == null
        ? Optional.empty()
        : Charts.of(
            words.get("why.off.exhibit"),
            Exhibits.fileName(question, "switched-off"),
            () ->
                bars.picture(
                    words.get(
                        "why.off.figure", question.photograph(), Integer.toString(answer.off()))),
            () -> table(answer.change()));
  }

  private static CsvTable table(AnswerChange change) {
    CsvTable table = new CsvTable().line(List.of("index", "label", "before", "after"));
    change
        .all()
        .forEach(one -> table.line(List.of(one.index(), one.label(), one.before(), one.after())));
    return table;
  }

  @Override
  public void close() {
    super.close();
    curve.close();
  }
}
