package org.filterscope.ui.learn.training;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.export.Percent;
import org.filterscope.export.ReadableLabels;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.lesson.answer.BreedsBesideHead;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.ShareBar;
import org.filterscope.ui.control.Texts;
import org.jspecify.annotations.Nullable;

/** The answers to the photograph as it is and, beside them, to the covered one. */
final class AnswerTable extends VBox {

  private static final int CLASSES = 5;
  private static final int GROUPS = 2;

  private final Messages words;
  private final CoverViewModel model;
  private final ReadableLabels labels;

  AnswerTable(Messages words, CoverViewModel model) {
    super(10);
    this.words = words;
    this.model = model;
    labels = ReadableLabels.of(model.model().labels());
    setId("answers");
    setMinWidth(0);
    model.open().addListener((property, old, now) -> show());
    model.covered().addListener((property, old, now) -> show());
    show();
  }

  private void show() {
    CoverViewModel.Answer open = model.open().get();
    CoverViewModel.Answer covered = model.covered().get();
    getChildren().clear();
    if (open instanceof CoverViewModel.Answer.OfOne one) {
      one(one.classes(), covered);
    } else if (open instanceof CoverViewModel.Answer.OfTwo two) {
      two(
          two.answer(),
          covered instanceof CoverViewModel.Answer.OfTwo other ? other.answer() : null);
    } else {
      getChildren().add(Texts.note(words.get("learn.cover.asking")));
    }
  }

  private void one(List<ClassProbability> classes, CoverViewModel.@Nullable Answer covered) {
    Rows rows = new Rows(words.get("learn.cover.model", model.model().name()));
    List<ClassProbability> other =
        covered instanceof CoverViewModel.Answer.OfOne answer ? answer.classes() : List.of();
    List<ClassProbability> shown =
        java.util.stream.Stream.concat(classes.stream().limit(CLASSES), other.stream().limit(1))
            .distinct()
            .toList();
    List<Integer> indexes = shown.stream().map(ClassProbability::index).distinct().toList();
    for (int index : indexes) {
      rows.add(
          labels.name(model.model().labels().get(index)),
          probability(classes, index),
          other.isEmpty() ? null : probability(other, index));
    }
    getChildren().add(rows);
  }

  private static double probability(List<ClassProbability> classes, int index) {
    return classes.stream()
        .filter(each -> each.index() == index)
        .mapToDouble(ClassProbability::probability)
        .findFirst()
        .orElse(0);
  }

  private void two(BreedsBesideHead.Answer open, BreedsBesideHead.@Nullable Answer covered) {
    BreedsPair pair = model.pair().get();
    if (pair == null) {
      return;
    }
    Rows sums = new Rows(words.get("learn.cover.sums", pair.breeds()));
    Rows head = new Rows(words.get("learn.cover.head", pair.head()));
    for (int group = 0; group < GROUPS; group++) {
      String name = words.get(group == 0 ? "learn.cover.cat" : "learn.cover.dog");
      sums.add(name, open.sums()[group], covered == null ? null : covered.sums()[group]);
      head.add(name, open.head()[group], covered == null ? null : covered.head()[group]);
    }
    sums.add(
        words.get("learn.cover.outside"),
        open.outside(),
        covered == null ? null : covered.outside());
    getChildren()
        .addAll(sums, head, Texts.note(words.get("learn.cover.likeliest", likeliest(open))));
    if (covered != null) {
      getChildren().add(Texts.note(words.get("learn.cover.likeliest.covered", likeliest(covered))));
    }
  }

  private static String likeliest(BreedsBesideHead.Answer answer) {
    ReadableLabels readable =
        ReadableLabels.of(answer.likeliest().stream().map(ClassProbability::label).toList());
    return answer.likeliest().stream()
        .sorted(Comparator.comparingDouble(ClassProbability::probability).reversed())
        .map(each -> readable.name(each.label()) + " " + Percent.of(each.probability()))
        .collect(Collectors.joining(", "));
  }

  /** Names, with a probability for the photograph as it is and for the covered one. */
  private final class Rows extends GridPane {
    private int row;

    Rows(String title) {
      setHgap(12);
      setVgap(4);
      ColumnConstraints names = new ColumnConstraints();
      names.setMinWidth(60);
      names.setPrefWidth(120);
      names.setHgrow(Priority.SOMETIMES);
      ColumnConstraints numbers = new ColumnConstraints();
      numbers.setMinWidth(64);
      numbers.setPrefWidth(110);
      numbers.setHgrow(Priority.SOMETIMES);
      numbers.setHalignment(HPos.RIGHT);
      getColumnConstraints().addAll(names, numbers, numbers);
      Label heading = Texts.heading(title);
      heading.setWrapText(true);
      add(heading, 0, row++, 3, 1);
      add(new Label(words.get("learn.cover.open")), 1, row);
      add(new Label(words.get("learn.cover.covered")), 2, row++);
    }

    void add(String name, double open, @Nullable Double covered) {
      Label label = new Label(name);
      label.setMinWidth(0);
      add(label, 0, row);
      add(cell(open), 1, row);
      if (covered != null) {
        add(cell(covered), 2, row);
      }
      label.setAccessibleText(
          covered == null
              ? words.get("learn.cover.row.open", name, Percent.of(open))
              : words.get("learn.cover.row", name, Percent.of(open), Percent.of(covered)));
      row++;
    }

    private VBox cell(double probability) {
      ShareBar bar = new ShareBar();
      bar.setMinHeight(4);
      bar.setPrefHeight(4);
      bar.setMaxHeight(4);
      bar.show(probability);
      Label number = new Label(Percent.of(probability));
      number.setMinWidth(Region.USE_PREF_SIZE);
      VBox cell = new VBox(2, number, bar);
      cell.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
      return cell;
    }
  }
}
