package org.filterscope.ui.learn.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.filterscope.export.CsvTable;
import org.filterscope.export.Percent;
import org.filterscope.lesson.function.FunctionCurve;
import org.filterscope.lesson.function.Histogram;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.unit.NumberFormats;
import org.jspecify.annotations.Nullable;

/** A function, its derivative, and below them the histogram of a layer's real sums. */
final class CurvesFigure extends PhotographFigure {

  private final FunctionChoice choice;
  private final LayerSumsViewModel model;
  private final CurveChart function;
  private final CurveChart derivative;
  private final CurveChart histogram;
  private final Slider slider = new Slider();
  private final Label reading = Texts.text("");
  private final Label behind = Texts.text("");
  private final Label near = Texts.note("");

  CurvesFigure(Lesson lesson, FunctionChoice choice, LayerSumsViewModel model) {
    super(lesson.words(), model, 4);
    this.choice = choice;
    this.model = model;
    function = new CurveChart("function-curve", 170, model::moveTo);
    derivative = new CurveChart("derivative-curve", 100, model::moveTo);
    histogram = new CurveChart("sums-curve", 145, model::moveTo);
    function.name("", words.get("learn.functions.axis.value"));
    derivative.name("", words.get("learn.functions.axis.derivative"));
    histogram.name(words.get("learn.functions.axis.sum"), words.get("learn.functions.axis.cells"));
    function.withoutSums();
    derivative.withoutSums();
    function.setId("function-chart");
    derivative.setId("derivative-chart");
    histogram.setId("sums-chart");
    reading.setId("function-reading");
    behind.setId("function-behind");
    lesson.menu().attach(function, this::table);
    lesson.menu().attach(derivative, this::table);
    lesson.menu().attach(histogram, this::counts);
    content
        .getChildren()
        .addAll(controls(), function, derivative, histogram, slider(), reading, behind, near);
    content.getChildren().add(working("curves-work"));
    subscriptions.onChange(choice.function(), this::draw);
    subscriptions.onChange(model.whole(), this::draw);
    subscriptions.onChange(model.measured(), this::draw);
    subscriptions.onChange(model.point(), this::point);
    subscriptions.onChange(model.behind(), this::say);
    draw();
  }

  private FlowPane controls() {
    FunctionControls controls = new FunctionControls(words, "curves", choice, subscriptions);
    Segments<Boolean> axis = new Segments<>();
    axis.setId("axis");
    axis.add(
        false,
        words.get("learn.functions.axis.near"),
        words.get("learn.functions.axis.near.tooltip"));
    axis.add(
        true,
        words.get("learn.functions.axis.whole"),
        words.get("learn.functions.axis.whole.tooltip"));
    axis.show(model.whole().get());
    axis.onChoice(
        isWhole -> {
          model.whole().set(isWhole);
          axis.show(isWhole);
        });
    controls.getChildren().add(axis);
    return controls;
  }

  /** Moves the point by keyboard. */
  private Slider slider() {
    slider.setId("point");
    slider.valueProperty().addListener((property, old, now) -> model.moveTo(now.doubleValue()));
    VBox.setMargin(slider, new Insets(0, 8, 0, 60));
    return slider;
  }

  private void draw() {
    FunctionCurve curve = model.curve();
    double low = model.low();
    double high = model.high();
    function.show(low, high, curve.sums(), curve.values());
    derivative.range(0, 1.1, 0.5);
    derivative.show(low, high, curve.sums(), curve.derivatives());
    Histogram counts = histogram();
    histogram.show(low, high, edges(counts), heights(counts, model.measured().get()));
    slider.setMin(low);
    slider.setMax(high);
    slider.setBlockIncrement((high - low) / 60);
    String name = TriedFunctions.name(words, choice.function().get());
    String formula = TriedFunctions.formula(words, choice.function().get());
    String layer = choice.layer().get().name();
    function.describe(words.get("learn.functions.chart.accessible", name, formula));
    derivative.describe(words.get("learn.functions.derivative.accessible", name));
    histogram.describe(words.get("learn.functions.histogram.accessible", layer));
    point();
    say();
  }

  private void point() {
    double sum = model.point().get();
    function.point(sum, model.value());
    derivative.point(sum, model.derivative());
    histogram.point(sum, 0);
    slider.setValue(sum);
    reading.setText(
        words.get(
            "learn.functions.reading",
            TriedFunctions.formula(words, choice.function().get()),
            NumberFormats.of(sum),
            NumberFormats.of(model.value()),
            NumberFormats.of(model.derivative())));
    slider.setAccessibleText(reading.getText());
  }

  private void say() {
    MeasuredSums measured = model.measured().get();
    SumsBehind left = model.behind().get();
    boolean isThere = measured != null && left != null;
    Texts.show(behind, isThere);
    Texts.show(near, isThere);
    if (measured == null || left == null) {
      return;
    }
    behind.setText(
        words.get(
            "learn.functions.behind",
            TriedFunctions.name(words, left.function()),
            measured.sums().sums().layer(),
            measured.sums().sums().values().length,
            Percent.of(left.zeros()),
            Percent.of(left.saturated())));
    near.setText(
        words.get(
            "learn.functions.near",
            Percent.of(measured.shareNear()),
            NumberFormats.of(measured.all().low()),
            NumberFormats.of(measured.all().high())));
  }

  private @Nullable Histogram histogram() {
    MeasuredSums measured = model.measured().get();
    if (measured == null) {
      return null;
    }
    return model.whole().get() ? measured.all() : measured.near();
  }

  /** Both edges of each bin, so that the line has steps. */
  private static double[] edges(@Nullable Histogram histogram) {
    if (histogram == null) {
      return new double[0];
    }
    double[] edges = new double[2 * histogram.counts().length + 2];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = histogram.start(i / 2);
    }
    return edges;
  }

  /** The heights in percent of all cells of the layer. */
  private static double[] heights(@Nullable Histogram histogram, @Nullable MeasuredSums measured) {
    if (histogram == null || measured == null) {
      return new double[0];
    }
    double[] heights = new double[2 * histogram.counts().length + 2];
    int all = measured.sums().sums().values().length;
    for (int i = 0; i < histogram.counts().length; i++) {
      heights[2 * i + 1] = 100.0 * histogram.counts()[i] / all;
      heights[2 * i + 2] = heights[2 * i + 1];
    }
    return heights;
  }

  private Optional<Exportable> table() {
    FunctionCurve curve = model.curve();
    CsvTable table = new CsvTable().line(List.of("sum", "value", "derivative"));
    for (int i = 0; i < curve.sums().length; i++) {
      table.line(List.of(curve.sums()[i], curve.values()[i], curve.derivatives()[i]));
    }
    String name = choice.function().get().kind().name().toLowerCase(Locale.ROOT);
    return Optional.of(
        Tables.of(words.get("learn.functions.exhibit.curve"), "function-" + name, () -> table));
  }

  private Optional<Exportable> counts() {
    Histogram shown = histogram();
    if (shown == null) {
      return Optional.empty();
    }
    CsvTable table = new CsvTable().line(List.of("from", "to", "cells"));
    for (int i = 0; i < shown.counts().length; i++) {
      table.line(List.of(shown.start(i), shown.start(i + 1), shown.counts()[i]));
    }
    return Optional.of(
        Tables.of(
            words.get("learn.functions.exhibit.sums", choice.layer().get().name()),
            choice.layer().get().name() + "-sums",
            () -> table));
  }
}
