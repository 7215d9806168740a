package org.filterscope.ui.learn.answer;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.export.Percent;
import org.filterscope.export.ReadableLabels;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.ui.control.BarList;
import org.filterscope.ui.control.Segments;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.unit.NumberFormats;

/** A layer's map and the answer, before and after functions are replaced. */
final class ChangedFigure extends PhotographFigure {

  private static final double LEAST_SIDE = 150;
  private static final double MOST_SIDE = 380;
  private static final double GAP = 16;

  /** The height of what is above and below the maps. */
  private static final double REST = 340;

  private static final int CLASSES = 4;
  private static final double LIST = 4 * 26 + 4;

  private final ReadableLabels labels;
  private final FunctionChoice choice;
  private final ChangedFunctionViewModel model;
  private final UnitSpinner unit;
  private final MapFigure before;
  private final MapFigure now;
  private final BarList classesBefore = new BarList();
  private final BarList classesNow = new BarList();
  private final Label share = Texts.text("");
  private final Label verdict = Texts.text("");

  ChangedFigure(Lesson lesson, FunctionChoice choice, ChangedFunctionViewModel model) {
    super(lesson.words(), model, 8);
    labels = ReadableLabels.of(lesson.used().model().labels());
    this.choice = choice;
    this.model = model;
    unit = new UnitSpinner(words, "changed-unit", model.unit()::set);
    DoubleBinding side =
        Bindings.createDoubleBinding(
            () ->
                Math.max(
                    LEAST_SIDE,
                    Math.min(
                        MOST_SIDE,
                        Math.min((content.getWidth() - GAP) / 2, content.getHeight() - REST))),
            content.widthProperty(),
            content.heightProperty());
    before = new MapFigure(lesson, "map-before", side);
    now = new MapFigure(lesson, "map-changed", side);
    classesBefore.setId("classes-before");
    classesNow.setId("classes-changed");
    share.setId("changed-share");
    verdict.setId("changed-verdict");
    HBox pair = new HBox(GAP, side(before, classesBefore), side(now, classesNow));
    content.getChildren().addAll(controls(), pair, verdict, share, working("changed-work"));
    subscriptions.add(StaleMark.follow(model.busy(), pair, verdict, share));
    subscriptions.onChange(model.changed(), this::show);
    subscriptions.onChange(model.maps(), this::showMaps);
    show();
    showMaps();
  }

  private static VBox side(MapFigure map, BarList classes) {
    classes.setMinHeight(LIST);
    classes.setPrefHeight(LIST);
    classes.setMaxHeight(LIST);
    VBox side = new VBox(8, map, classes);
    side.setMinWidth(LEAST_SIDE);
    side.setPrefWidth(LEAST_SIDE);
    HBox.setHgrow(side, Priority.ALWAYS);
    return side;
  }

  private FlowPane controls() {
    FunctionControls controls = new FunctionControls(words, "changed", choice, subscriptions);
    Segments<Boolean> extent = new Segments<>();
    extent.setId("extent");
    extent.add(
        false,
        words.get("learn.functions.extent.one"),
        words.get("learn.functions.extent.one.tooltip"));
    extent.add(
        true,
        words.get("learn.functions.extent.all"),
        words.get("learn.functions.extent.all.tooltip"));
    extent.show(model.everywhere().get());
    extent.onChoice(
        isEverywhere -> {
          model.everywhere().set(isEverywhere);
          extent.show(isEverywhere);
        });
    controls.getChildren().addAll(extent, unit);
    return controls;
  }

  private void show() {
    ChangedAnswer answer = model.changed().get();
    Texts.show(verdict, answer != null);
    Texts.show(share, answer != null);
    if (answer == null) {
      classesBefore.show(List.of());
      classesNow.show(List.of());
      return;
    }
    classesBefore.show(bars(answer.seen().classes()));
    classesNow.show(bars(answer.classes()));
    classesBefore.setAccessibleText(words.get("learn.functions.classes.before"));
    classesNow.setAccessibleText(words.get("learn.functions.classes.now"));
    verdict.setText(verdict(answer));
    share.setText(
        words.get(
            "learn.functions.share",
            answer.layer().name(),
            TriedFunctions.name(words, answer.function()),
            Percent.of(answer.behind().zeros()),
            Percent.of(answer.behind().saturated())));
  }

  private String verdict(ChangedAnswer answer) {
    if (answer.classes().isEmpty()) {
      return words.get("learn.functions.verdict.none");
    }
    String was = labels.name(answer.seen().classes().get(0).label());
    ClassProbability first = answer.classes().get(0);
    return words.get(
        answer.isAnotherAnswer() ? "learn.functions.verdict.other" : "learn.functions.verdict.same",
        was,
        labels.name(first.label()),
        Percent.of(first.probability()));
  }

  /** Outputs that are not probabilities are written as numbers. */
  private List<BarList.Bar> bars(List<ClassProbability> classes) {
    boolean isProbability =
        classes.stream().allMatch(one -> one.probability() >= 0 && one.probability() <= 1);
    double span =
        isProbability
            ? 1
            : classes.stream().mapToDouble(one -> Math.abs(one.probability())).max().orElse(1);
    return classes.stream()
        .limit(CLASSES)
        .map(
            one -> {
              String name = labels.name(one.label());
              String value =
                  isProbability
                      ? Percent.of(one.probability())
                      : NumberFormats.of(one.probability());
              return new BarList.Bar(
                  one.index(),
                  name,
                  value,
                  one.probability() / span,
                  words.get("learn.answer.bar", name, value));
            })
        .toList();
  }

  private void showMaps() {
    ChangedFunctionViewModel.Maps maps = model.maps().get();
    if (maps == null) {
      before.show("", null);
      now.show("", null);
      return;
    }
    ChangedAnswer of = maps.of();
    String name = of.layer().name() + " / " + maps.unit();
    unit.show(maps.unit(), of.layer().shape().channels());
    before.show(
        words.get("learn.functions.map", name, TriedFunctions.name(words, of.layer().activation())),
        maps.before());
    now.show(
        words.get(
            of.isEverywhere() ? "learn.functions.map.everywhere" : "learn.functions.map",
            name,
            TriedFunctions.name(words, of.function())),
        maps.now());
  }
}
