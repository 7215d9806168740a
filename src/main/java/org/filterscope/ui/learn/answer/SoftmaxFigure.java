package org.filterscope.ui.learn.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.filterscope.export.CsvTable;
import org.filterscope.export.Percent;
import org.filterscope.export.ReadableLabels;
import org.filterscope.lesson.answer.Softmax;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Lesson;

/** The answer's sums as bars that can be dragged, and the terms of softmax. */
final class SoftmaxFigure extends PhotographFigure {

  private final List<String> classes;
  private final ReadableLabels labels;
  private final SoftmaxViewModel model;
  private final GridPane table = new GridPane();
  private final List<SoftmaxRow> rows = new ArrayList<>();
  private final Label others = new Label();
  private final Label othersTerm = right();
  private final Label othersShare = right();
  private final Label total = right();
  private final Label whole = right();
  private final Label formula = Texts.text("");
  private final Slider slider = new Slider(-1, 1, 0);
  private final Label temperature = new Label();

  SoftmaxFigure(Lesson lesson, SoftmaxViewModel model) {
    super(lesson.words(), model, 10);
    classes = lesson.used().model().labels();
    labels = ReadableLabels.of(classes);
    this.model = model;
    table.setId("softmax");
    table.getStyleClass().add("softmax");
    formula.setId("softmax-formula");
    formula.setMinHeight(44);
    formula.setAlignment(Pos.TOP_LEFT);
    for (int i = 0; i < Math.min(SoftmaxViewModel.SHOWN, classes.size()); i++) {
      int line = i;
      SoftmaxRow row =
          new SoftmaxRow(sum -> change(line, sum), isPointed -> point(line, isPointed));
      row.bar().setId("softmax-bar-" + i);
      rows.add(row);
    }
    layOut();
    lesson.menu().attach(table, this::exhibit);
    content.getChildren().addAll(table, formula, controls());
    subscriptions.onChange(model.own(), this::show);
    subscriptions.onChange(model.terms(), this::show);
    subscriptions.onChange(model.lit(), this::light);
    show();
  }

  private void layOut() {
    ColumnConstraints name = new ColumnConstraints(70, 110, 180);
    name.setHgrow(Priority.SOMETIMES);
    ColumnConstraints bar = new ColumnConstraints(90, 140, Double.MAX_VALUE);
    bar.setHgrow(Priority.ALWAYS);
    ColumnConstraints share = new ColumnConstraints(60, 80, 160);
    share.setHgrow(Priority.SOMETIMES);
    table
        .getColumnConstraints()
        .addAll(
            name,
            bar,
            new ColumnConstraints(44),
            new ColumnConstraints(76),
            share,
            new ColumnConstraints(58));
    Label sums = head("learn.softmax.head.sum");
    Label exponentials = head("learn.softmax.head.exp");
    Label probabilities = head("learn.softmax.head.probability");
    table.add(head("learn.softmax.head.class"), 0, 0);
    table.add(sums, 1, 0, 2, 1);
    table.add(exponentials, 3, 0);
    table.add(probabilities, 4, 0, 2, 1);
    int line = 1;
    for (SoftmaxRow row : rows) {
      row.addTo(table, line);
      line++;
    }
    others.setMinWidth(0);
    table.add(others, 0, line, 3, 1);
    table.add(othersTerm, 3, line);
    table.add(othersShare, 5, line);
    line++;
    Label sumOfAll = new Label(words.get("learn.softmax.total"));
    sumOfAll.getStyleClass().add("total");
    total.getStyleClass().add("total");
    total.setId("softmax-total");
    whole.getStyleClass().add("total");
    whole.setId("softmax-whole");
    table.add(sumOfAll, 0, line, 3, 1);
    table.add(total, 3, line);
    table.add(whole, 5, line);
  }

  private Label head(String key) {
    Label head = Texts.note(words.get(key));
    head.getStyleClass().add("head");
    GridPane.setValignment(head, VPos.BOTTOM);
    return head;
  }

  private static Label right() {
    Label label = new Label();
    label.getStyleClass().add("number");
    label.setMaxWidth(Double.MAX_VALUE);
    label.setAlignment(Pos.CENTER_RIGHT);
    return label;
  }

  /** The slider sets the temperature's logarithm, so 1 is in the middle. */
  private FlowPane controls() {
    slider.setId("temperature");
    slider.setBlockIncrement(0.05);
    slider.setPrefWidth(130);
    slider
        .valueProperty()
        .addListener(
            (property, old, now) -> model.temperature().set(Math.pow(10, now.doubleValue())));
    temperature.setId("temperature-text");
    temperature.setLabelFor(slider);
    temperature.setMinWidth(130);
    Button own = button("temperature-own", "learn.softmax.own", () -> model.temperature().set(1));
    own.setTooltip(new Tooltip(words.get("learn.softmax.own.tooltip")));
    Button reset = button("softmax-reset", "learn.softmax.reset", model::reset);
    reset.setTooltip(new Tooltip(words.get("learn.softmax.reset.tooltip")));
    subscriptions.onChange(model.temperature(), this::cool);
    cool();
    HBox line = new HBox(8, temperature, slider, own);
    line.setAlignment(Pos.CENTER_LEFT);
    return new FlowPane(14, 6, line, reset);
  }

  private Button button(String id, String key, Runnable action) {
    Button button = new Button(words.get(key));
    button.setId(id);
    button.getStyleClass().add("small");
    button.setOnAction(event -> action.run());
    return button;
  }

  private void cool() {
    double now = model.temperature().get();
    slider.setValue(Math.log10(now));
    temperature.setText(words.get("learn.softmax.temperature", Texts.two(now)));
    slider.setAccessibleText(temperature.getText());
  }

  private void change(int line, double sum) {
    classAt(line).ifPresent(index -> model.change(index, sum));
  }

  private void point(int line, boolean isPointed) {
    classAt(line)
        .ifPresent(
            index -> {
              if (isPointed) {
                model.lit().set(index);
              }
            });
  }

  private Optional<Integer> classAt(int line) {
    SoftmaxViewModel.Sums sums = model.own().get();
    return sums == null || line >= sums.shown().size()
        ? Optional.empty()
        : Optional.of(sums.shown().get(line));
  }

  private void show() {
    SoftmaxViewModel.Sums sums = model.own().get();
    Softmax terms = model.terms().get();
    if (sums == null || terms == null) {
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      int index = sums.shown().get(i);
      double z = terms.sums()[index];
      String name = labels.name(classes.get(index));
      String percent = Percent.of(terms.probabilities()[index]);
      rows.get(i).bar().show(sums.low(), sums.high(), z, sums.values()[index]);
      rows.get(i)
          .show(
              name,
              Texts.two(z),
              small(terms.exponentials()[index]),
              terms.probabilities()[index],
              percent,
              words.get("learn.softmax.bar.accessible", name, Texts.two(z), percent));
    }
    int left = classes.size() - rows.size();
    others.setText(words.get("learn.softmax.others", left));
    Texts.show(others, left > 0);
    Texts.show(othersTerm, left > 0);
    Texts.show(othersShare, left > 0);
    othersTerm.setText(small(model.exponentialsOfOthers()));
    othersShare.setText(Percent.of(model.others()));
    total.setText(small(terms.total()));
    whole.setText(Percent.of(sum(terms.probabilities())));
    light();
  }

  private void light() {
    SoftmaxViewModel.Sums sums = model.own().get();
    Softmax terms = model.terms().get();
    if (sums == null || terms == null) {
      return;
    }
    int lit = model.lit().get();
    boolean isThere = sums.shown().contains(lit);
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).light(isThere && sums.shown().get(i) == lit);
    }
    formula.setText(isThere ? formula(terms, lit) : words.get("learn.softmax.formula.hint"));
  }

  private String formula(Softmax terms, int index) {
    return words.get(
        "learn.softmax.formula",
        labels.name(classes.get(index)),
        Texts.two(terms.sums()[index]),
        Texts.two(terms.largest()),
        Texts.two(terms.temperature()),
        small(terms.exponentials()[index]),
        small(terms.total()),
        Percent.of(terms.probabilities()[index]));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Four digits after the decimal point, the same for all terms. */
  private static String small(double term) {
    return term > 0 && term < 0.00005
        ? String.format(Locale.ROOT, "%.1e", term)
        : String.format(Locale.ROOT, "%.4f", term);
  }

  private Optional<Exportable> exhibit() {
    Softmax terms = model.terms().get();
    if (terms == null) {
      return Optional.empty();
    }
    CsvTable lines =
        new CsvTable().line(List.of("index", "label", "sum", "exponential", "probability"));
    for (int i = 0; i < classes.size(); i++) {
      lines.line(
          List.of(
              i,
              classes.get(i),
              terms.sums()[i],
              terms.exponentials()[i],
              terms.probabilities()[i]));
    }
    return Optional.of(Tables.of(words.get("learn.softmax.exhibit"), "softmax", () -> lines));
  }
}
