package org.filterscope.ui.explore.why;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.filterscope.explanation.AblationCurve;
import org.filterscope.export.CsvTable;
import org.filterscope.export.Percent;
import org.filterscope.figure.ExplanationPlots;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Subscriptions;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.explore.unit.PictureTools;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.job.JobView;
import org.jspecify.annotations.Nullable;

/** The curve over numbers of units that are switched off, on a folder's photographs. */
final class CurveSection extends VBox implements AutoCloseable {

  private static final int MOST = 1000;
  private static final double WIDTH = 640;
  private static final double HEIGHT = 260;

  private final Messages words;
  private final Workspace workspace;
  private final AblationCurveViewModel model;
  private final JobView job;
  private final LineChart<String, Number> chart;
  private final Label caption = Texts.text("");
  private final Subscriptions subscriptions = new Subscriptions();

  CurveSection(Workspace workspace, WhyViewModel why, PictureTools tools) {
    super(8);
    this.workspace = workspace;
    words = workspace.words();
    model = why.curve();
    job = new JobView(words, workspace.window(), "curve-job", JobView.Form.LINE, model.job());
    CategoryAxis across = new CategoryAxis();
    across.setLabel(words.get("why.curve.across"));
    across.setAnimated(false);
    NumberAxis up = new NumberAxis(0, 1, 0.2);
    up.setLabel(words.get("why.curve.up"));
    up.setAnimated(false);
    chart = new LineChart<>(across, up);
    chart.setId("curve-chart");
    chart.setAnimated(false);
    chart.setFocusTraversable(true);
    chart.setMaxWidth(WIDTH);
    chart.setPrefHeight(HEIGHT);
    chart.setMinHeight(HEIGHT);
    tools.menu().attach(chart, this::exhibit);
    getChildren()
        .addAll(
            Texts.heading(words.get("why.curve.title")),
            Texts.note(words.get("why.curve.how")),
            controls(why, tools),
            job,
            chart,
            caption);
    subscriptions.onValue(model.measured(), this::show);
    show(model.measured().get());
  }

  private FlowPane controls(WhyViewModel why, PictureTools tools) {
    Button start = new Button(words.get("why.curve.start"));
    start.setId("curve-start");
    start.getStyleClass().add("small");
    start.setTooltip(new Tooltip(words.get("why.curve.start.tooltip")));
    start.disableProperty().bind(why.question().isNull());
    start.setOnAction(
        event -> workspace.files().folder(words.get("why.curve.folder")).ifPresent(model::start));
    FlowPane row =
        new FlowPane(
            12,
            6,
            start,
            new LayerBox(
                "curve-layer",
                words.get("why.off.layer"),
                words.get("why.curve.layer.tooltip"),
                model.layers()),
            new NumberBox(
                "curve-most",
                words.get("why.curve.most"),
                words.get("why.curve.most.tooltip"),
                model.most(),
                2,
                MOST,
                10),
            tools.menu().saveButton(this::exhibit));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void show(AblationCurveViewModel.@Nullable Measured measured) {
    Texts.show(chart, measured != null);
    Texts.show(caption, measured != null);
    chart.getData().clear();
    if (measured == null) {
      return;
    }
    AblationCurve curve = measured.curve();
    XYChart.Series<String, Number> ranked = new XYChart.Series<>();
    ranked.setName(words.get("why.curve.ranked"));
    XYChart.Series<String, Number> random = new XYChart.Series<>();
    random.setName(words.get("why.curve.random"));
    for (AblationCurve.Point point : curve.points()) {
      String off = Integer.toString(point.off());
      ranked.getData().add(new XYChart.Data<>(off, point.probability()));
      random.getData().add(new XYChart.Data<>(off, point.random()));
    }
    chart.getData().add(ranked);
    chart.getData().add(random);
    caption.setText(caption(curve));
    chart.setAccessibleText(caption.getText());
  }

  private String caption(AblationCurve curve) {
    AblationCurve.Point first = curve.points().get(0);
    AblationCurve.Point last = curve.points().get(curve.points().size() - 1);
    return words.get(
        "why.curve.caption",
        curve.label(),
        curve.layer(),
        Integer.toString(curve.ranked()),
        Integer.toString(curve.measured()),
        Percent.of(first.probability()),
        Integer.toString(last.off()),
        Percent.of(last.probability()),
        Percent.of(last.random()));
  }

  private Optional<Exportable> exhibit() {
    AblationCurveViewModel.Measured measured = model.measured().get();
    return measured == null
        ? Optional.empty()
        : Charts.of(
            words.get("why.curve.exhibit"),
            "units-off-" + measured.curve().layer(),
            () ->
                Charts.plot(
                    words, caption(measured.curve()), ExplanationPlots.curve(measured.curve())),
            () -> table(measured.curve()));
  }

  private static CsvTable table(AblationCurve curve) {
    CsvTable table = new CsvTable().line(List.of("off", "probability", "random"));
    for (AblationCurve.Point point : curve.points()) {
      table.line(List.of(point.off(), point.probability(), point.random()));
    }
    return table;
  }

  @Override
  public void close() {
    subscriptions.close();
    job.close();
  }
}
