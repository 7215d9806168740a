package org.filterscope.ui.learn.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.export.CsvTable;
import org.filterscope.lesson.answer.InputOrigin;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.ui.control.BarList;
import org.filterscope.ui.control.LabelConverter;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.unit.NumberFormats;
import org.filterscope.ui.unit.UnitNames;
import org.jspecify.annotations.Nullable;

/** What the inputs of a dense layer add to a class's sum, and where each comes from. */
final class DenseFigure extends PhotographFigure {

  private final UnitNames names;
  private final ContributionsViewModel model;
  private final ComboBox<Integer> units = new ComboBox<>();
  private final Label bars = Texts.note("");
  private final BarList list = new BarList();
  private final GridPane sum = new GridPane();
  private @Nullable Node offered;
  private boolean isShowing;

  DenseFigure(Lesson lesson, ContributionsViewModel model) {
    super(lesson.words(), model, 10);
    this.model = model;
    names = new UnitNames(lesson.used().model(), words);
    list.setId("contributions");
    list.setMinHeight(150);
    list.setPrefHeight(330);
    VBox.setVgrow(list, Priority.ALWAYS);
    sum.setId("contributions-sum");
    sum.setHgap(12);
    sum.setVgap(2);
    VBox left = new VBox(6, bars, list, sum);
    HBox.setHgrow(left, Priority.ALWAYS);
    left.setMinWidth(240);
    InputPane place = new InputPane(lesson, model, names, subscriptions);
    HBox both = new HBox(14, left, place);
    VBox.setVgrow(both, Priority.ALWAYS);
    content.getChildren().addAll(controls(), both);
    lesson.menu().attach(list, this::exhibit);
    subscriptions.add(StaleMark.follow(model.busy(), both));
    list.selectedProperty().addListener((property, old, now) -> choose(now.intValue()));
    subscriptions.onChange(model.contributions(), this::show);
    subscriptions.onChange(model.side(), this::show);
    subscriptions.onChange(model.chosen(), this::select);
    show();
  }

  private FlowPane controls() {
    FlowPane controls = new FlowPane(14, 6);
    if (model.layers().size() > 1) {
      ComboBox<Node> layers = new ComboBox<>();
      layers.setId("dense-layer");
      layers.getStyleClass().add("small");
      layers.getItems().setAll(model.layers());
      layers.setConverter(new LabelConverter<>(Node::name));
      layers.setValue(model.layer().get());
      layers.setOnAction(event -> model.layer().set(layers.getValue()));
      subscriptions.onValue(model.layer(), layers::setValue);
      controls.getChildren().add(labelled("learn.dense.layer", layers));
    }
    units.setId("dense-unit");
    units.getStyleClass().add("small");
    units.setMaxWidth(200);
    units.setConverter(new LabelConverter<>(unit -> names.of(model.layer().get(), unit)));
    units.setOnAction(event -> chooseUnit(units.getValue()));
    Segments<Contributions.Side> sides = new Segments<>();
    sides.setId("side");
    sides.add(
        Contributions.Side.LARGEST,
        words.get("learn.dense.side.largest"),
        words.get("learn.dense.side.largest.tooltip"));
    sides.add(
        Contributions.Side.IN_FAVOUR,
        words.get("learn.dense.side.for"),
        words.get("learn.dense.side.for.tooltip"));
    sides.add(
        Contributions.Side.AGAINST,
        words.get("learn.dense.side.against"),
        words.get("learn.dense.side.against.tooltip"));
    sides.bind(model.side());
    controls.getChildren().addAll(labelled("learn.dense.unit", units), sides);
    return controls;
  }

  private HBox labelled(String key, ComboBox<?> box) {
    Label label = new Label(words.get(key));
    label.setLabelFor(box);
    label.setMinWidth(HBox.USE_PREF_SIZE);
    box.setAccessibleText(words.get(key));
    HBox line = new HBox(6, label, box);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void chooseUnit(@Nullable Integer unit) {
    if (!isShowing && unit != null) {
      model.unit().set(unit);
    }
  }

  private void choose(int input) {
    if (!isShowing && input != BarList.NONE) {
      model.chosen().set(input);
    }
  }

  private void select() {
    isShowing = true;
    list.selectedProperty().set(model.chosen().get());
    isShowing = false;
  }

  private void show() {
    Contributions all = model.contributions().get();
    if (all == null) {
      list.show(List.of());
      sum.getChildren().clear();
      return;
    }
    isShowing = true;
    if (offered == null || offered.index() != all.layer().index()) {
      offered = all.layer();
      units.getItems().setAll(IntStream.range(0, all.layer().shape().channels()).boxed().toList());
    }
    units.setValue(all.unit());
    list.setAccessibleText(
        words.get("learn.dense.list.accessible", names.of(all.layer(), all.unit())));
    list.show(bars(all));
    bars.setText(words.get("learn.dense.bars", originLayers(all)));
    isShowing = false;
    select();
    showSum(all);
  }

  private List<BarList.Bar> bars(Contributions all) {
    List<Integer> listed = model.listed();
    double largest =
        listed.stream().mapToDouble(one -> Math.abs(product(all, one))).max().orElse(1);
    return listed.stream()
        .map(
            input -> {
              double product = product(all, input);
              String name = originName(all, input);
              String value = NumberFormats.of(product);
              return new BarList.Bar(
                  input,
                  name,
                  value,
                  largest == 0 ? 0 : product / largest,
                  words.get("learn.answer.bar", name, value));
            })
        .toList();
  }

  private static double product(Contributions all, int input) {
    return all.sums().ofChannels()[input];
  }

  /** The layers that the listed inputs come from, usually one. */
  private String originLayers(Contributions all) {
    return model.listed().stream()
        .map(input -> all.origin(input).layer().name())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The unit, and the part of its map if it is not the whole map. */
  private String originName(Contributions all, int input) {
    InputOrigin origin = all.origin(input);
    String unit =
        names.isNamed(origin.layer())
            ? names.of(origin.layer(), origin.channel())
            : Integer.toString(origin.channel());
    Region cells = origin.cells();
    return cells.cells() == origin.layer().shape().cells()
        ? unit
        : words.get(
            "learn.dense.part",
            unit,
            range(cells.top(), cells.bottom()),
            range(cells.left(), cells.right()));
  }

  private static String range(int first, int end) {
    return end - first == 1 ? Integer.toString(first) : first + "-" + (end - 1);
  }

  private void showSum(Contributions all) {
    List<Integer> listed = model.listed();
    double shown = listed.stream().mapToDouble(one -> product(all, one)).sum();
    sum.getChildren().clear();
    line(0, words.get("learn.dense.sum.listed", listed.size()), shown);
    line(
        1,
        words.get("learn.dense.sum.others", all.inputs().length - listed.size()),
        all.others(listed));
    line(2, words.get("learn.dense.sum.bias"), all.sums().bias());
    line(3, words.get("learn.dense.sum.all"), all.sums().sum());
    line(
        4,
        words.get(all.isBeforeFunction() ? "learn.dense.sum.engine" : "learn.dense.sum.after"),
        all.engines());
  }

  private void line(int row, String name, double number) {
    Label value = new Label(String.format(Locale.ROOT, "%.4f", number));
    value.setId("contributions-sum-" + row);
    value.getStyleClass().add("number");
    Label label = new Label(name);
    label.setMinWidth(0);
    if (row == 3) {
      label.getStyleClass().add("total");
      value.getStyleClass().add("total");
    }
    GridPane.setHgrow(label, Priority.ALWAYS);
    GridPane.setHalignment(value, HPos.RIGHT);
    value.setMinWidth(GridPane.USE_PREF_SIZE);
    sum.addRow(row, label, value);
  }

  private Optional<Exportable> exhibit() {
    Contributions all = model.contributions().get();
    if (all == null) {
      return Optional.empty();
    }
    String name = names.of(all.layer(), all.unit());
    return Optional.of(
        Tables.of(words.get("learn.dense.exhibit", name), "contributions", () -> table(all)));
  }

  private static CsvTable table(Contributions all) {
    CsvTable table =
        new CsvTable()
            .line(List.of("place", "layer", "channel", "input", "weight", "contribution"));
    for (int input : all.order()) {
      InputOrigin origin = all.origin(input);
      table.line(
          List.of(
              input,
              origin.layer().name(),
              origin.channel(),
              all.inputs()[input],
              all.weights().weights()[input],
              product(all, input)));
    }
    return table;
  }
}
