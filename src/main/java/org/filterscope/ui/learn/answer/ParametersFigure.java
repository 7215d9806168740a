package org.filterscope.ui.learn.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.export.CsvTable;
import org.filterscope.export.Percent;
import org.filterscope.lesson.answer.ParameterCounts;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.BarList;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Lesson;

/** Where a network's parameters are: a bar for each layer. */
final class ParametersFigure implements StepFigure {

  private static final String PUBLISHED = "VGG16";

  private final Messages words;
  private final ParameterCounts own;
  private final String model;
  private final ParameterCounts published = ParameterCounts.ofVgg16();
  private final VBox content = new VBox(8);
  private final BarList list = new BarList();
  private final Label total = Texts.text("");
  private ParameterCounts shown;

  ParametersFigure(Lesson lesson) {
    words = lesson.words();
    own = ParameterCounts.of(lesson.used().model().network());
    model = lesson.used().model().name();
    shown = own;
    list.setId("parameters");
    list.setMinHeight(150);
    list.setPrefHeight(430);
    VBox.setVgrow(list, Priority.ALWAYS);
    total.setId("parameters-total");
    Segments<ParameterCounts> whose = new Segments<>();
    whose.setId("parameters-of");
    whose.add(
        own, words.get("learn.parameters.own"), words.get("learn.parameters.own.tooltip", model));
    whose.add(
        published,
        words.get("learn.parameters.vgg16"),
        words.get("learn.parameters.vgg16.tooltip"));
    whose.show(own);
    whose.onChoice(
        counts -> {
          whose.show(counts);
          show(counts, Objects.equals(counts, own) ? model : PUBLISHED);
        });
    whose.setMaxWidth(VBox.USE_PREF_SIZE);
    lesson.menu().attach(list, this::exhibit);
    content
        .getChildren()
        .addAll(whose, total, Texts.note(words.get("learn.parameters.bars")), list);
    show(own, model);
  }

  @Override
  public VBox node() {
    return content;
  }

  @Override
  public boolean needsPhotograph() {
    return false;
  }

  private void show(ParameterCounts counts, String name) {
    shown = counts;
    long largest =
        counts.layers().stream().mapToLong(ParameterCounts.Layer::parameters).max().orElse(1);
    List<BarList.Bar> bars = new ArrayList<>();
    for (ParameterCounts.Layer layer : counts.layers()) {
      String share = Percent.of((double) layer.parameters() / counts.total());
      bars.add(
          new BarList.Bar(
              bars.size(),
              words.get("learn.parameters.layer", layer.name(), layer.parameters()),
              share,
              (double) layer.parameters() / largest,
              words.get("learn.parameters.accessible", layer.name(), layer.parameters(), share)));
    }
    total.setText(words.get("learn.parameters.total", name, counts.total()));
    list.setAccessibleText(total.getText());
    list.show(bars);
  }

  private Optional<Exportable> exhibit() {
    CsvTable table = new CsvTable().line(List.of("layer", "parameters"));
    for (ParameterCounts.Layer layer : shown.layers()) {
      table.line(List.of(layer.name(), layer.parameters()));
    }
    return Optional.of(Tables.of(words.get("learn.parameters.exhibit"), "parameters", () -> table));
  }
}
