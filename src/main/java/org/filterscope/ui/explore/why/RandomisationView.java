package org.filterscope.ui.explore.why;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.filterscope.export.CsvTable;
import org.filterscope.figure.ExplanationPlots;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.explore.unit.PictureTools;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.job.JobView;

/** A picture again and again while layers become random. */
final class RandomisationView extends PartView {

  private static final double SIDE = 136;

  /** From here on, two pictures count as much alike. */
  private static final double ALIKE = 0.5;

  /** Below this, they have little in common. */
  private static final double UNLIKE = 0.2;

  private final Workspace workspace;
  private final WhyViewModel why;
  private final RandomisationViewModel model;
  private final PictureTools tools;
  private final FlowPane steps = new FlowPane(10, 10);
  private final Label verdict = Texts.text("");
  private final JobView job;

  RandomisationView(Workspace workspace, WhyViewModel why, PictureTools tools) {
    super(
        workspace.words(),
        workspace.words().get("why.random.shows"),
        workspace.words().get("why.random.limits"));
    this.workspace = workspace;
    this.why = why;
    this.tools = tools;
    model = why.randomisation();
    job = new JobView(words, workspace.window(), "random-job", JobView.Form.LINE, model.job());
    verdict.setId("random-verdict");
    steps.setId("random-steps");
    tools.menu().attach(steps, this::exhibit);
    add(controls(), job, verdict, steps);
    subscriptions.onChange(model.steps(), this::show);
    subscriptions.onChange(model.isWhole(), this::judge);
    show();
    judge();
  }

  private FlowPane controls() {
    Button start = new Button(words.get("why.random.start"));
    start.setId("random-start");
    start.getStyleClass().addAll("small", "accent");
    start.setTooltip(new Tooltip(words.get("why.random.start.tooltip")));
    start.setOnAction(event -> model.start());
    start.disableProperty().bind(why.question().isNull());
    Segments<RandomisationViewModel.Kind> kinds = new Segments<>();
    for (RandomisationViewModel.Kind kind : RandomisationViewModel.Kind.values()) {
      String key = key(kind);
      ToggleButton button =
          kinds.add(
              kind, words.get("why.random.kind." + key), words.get("why.random.kind.tooltip"));
      button.setId("random-" + key);
      button.setMinWidth(USE_PREF_SIZE);
    }
    kinds.bind(model.kind());
    LayerBox layer =
        new LayerBox(
            "random-layer",
            words.get("why.activation.layer"),
            words.get("why.activation.layer.tooltip"),
            model.layers());
    layer
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.kind().get() == RandomisationViewModel.Kind.CLASS_ACTIVATION,
                model.kind()));
    layer.managedProperty().bind(layer.visibleProperty());
    FlowPane row = new FlowPane(12, 6, start, kinds, layer, tools.menu().saveButton(this::exhibit));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static String key(RandomisationViewModel.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void show() {
    int shown = steps.getChildren().size();
    if (model.steps().size() < shown) {
      steps.getChildren().clear();
      shown = 0;
    }
    for (RandomisationViewModel.Step step : model.steps().subList(shown, model.steps().size())) {
      steps.getChildren().add(tile(step));
    }
  }

  private FigureTile tile(RandomisationViewModel.Step step) {
    String title = step.isFirst() ? words.get("why.random.first") : step.layer();
    FigureTile tile =
        new FigureTile(
                workspace.desk(),
                tools,
                "random-step",
                title,
                () ->
                    Exhibits.of(
                        words.get("why.random.exhibit.picture"),
                        why.question().get(),
                        "random-" + step.layer(),
                        step.picture(),
                        "with random weights down to " + step.layer()))
            .side(SIDE);
    tile.show(step.picture(), step.isFirst() ? "" : likeness(step.spearman()));
    return tile;
  }

  private String likeness(OptionalDouble spearman) {
    return spearman.isPresent()
        ? words.get("why.random.likeness", two(spearman.getAsDouble()))
        : words.get("why.random.nothing");
  }

  private static String two(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private void judge() {
    if (!model.isWhole().get()) {
      verdict.setText("");
    } else {
      OptionalDouble last = model.lastLikeness();
      verdict.setText(
          last.isEmpty()
              ? words.get("why.random.verdict.nothing")
              : words.get(
                  "why.random.verdict." + judged(last.getAsDouble()), two(last.getAsDouble())));
    }
    Texts.show(verdict, !verdict.getText().isEmpty());
  }

  private static String judged(double likeness) {
    if (Math.abs(likeness) >= ALIKE) {
      return "alike";
    }
    return Math.abs(likeness) < UNLIKE ? "unlike" : "between";
  }

  @Override
  Optional<Exportable> exhibit() {
    Question question = why.question().get();
    if (question == null || model.steps().isEmpty()) {
      return Optional.empty();
    }
    List<ExplanationPlots.Likeness> likeness =
        model.steps().stream()
            .filter(step -> !step.isFirst())
            .map(step -> new ExplanationPlots.Likeness(step.layer(), step.spearman()))
            .toList();
    String kind = words.get("why.random.kind." + key(model.kind().get()));
    return Charts.of(
        words.get("why.random.exhibit"),
        Exhibits.fileName(question, "random"),
        () ->
            Charts.plot(
                words,
                words.get(
                    "why.random.figure", question.photograph(), question.target().label(), kind),
                ExplanationPlots.correlations(kind, likeness)),
        () -> table(likeness));
  }

  private static CsvTable table(List<ExplanationPlots.Likeness> steps) {
    CsvTable table = new CsvTable().line(List.of("layer", "spearman"));
    for (ExplanationPlots.Likeness step : steps) {
      OptionalDouble likeness = step.spearman();
      table.line(List.of(step.layer(), likeness.isPresent() ? likeness.getAsDouble() : ""));
    }
    return table;
  }

  @Override
  public void close() {
    super.close();
    job.close();
  }
}
