package org.filterscope.ui.explore.photograph;

import atlantafx.base.controls.Spacer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.export.Percent;
import org.filterscope.export.ReadableLabels;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Model;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.ShareBar;
import org.filterscope.ui.control.StaleMark;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.photograph.PhotographViewModel;
import org.jspecify.annotations.Nullable;

/** The most likely classes as bars, with a warning if the model is not sure. */
public final class ClassesPane extends VBox {

  private static final int MOST = 5;

  private final IntConsumer choice;
  private final ClassLinks links;
  private final IntConsumer why;
  private final Messages words;
  private final ReadableLabels labels;
  private final List<Row> rows = new ArrayList<>();
  private final Label unsure;

  /**
   * Shows the classes of the current photograph.
   *
   * @param model the model in use
   * @param choice shows a class as a unit
   * @param links shows in Learn how a class's probability comes about
   * @param why explains why a class is the answer
   * @param exports the classes, to be saved and copied
   */
  public ClassesPane(
      Messages words,
      Model model,
      PhotographViewModel photograph,
      IntConsumer choice,
      ClassLinks links,
      IntConsumer why,
      PhotographExports exports,
      ExportMenu menu) {
    this.words = words;
    this.choice = choice;
    this.links = links;
    this.why = why;
    labels = ReadableLabels.of(model.labels());
    setId("classes");
    getStyleClass().addAll("unit-section", "classes");
    Label title = new Label(words.get("explore.classes"));
    title.getStyleClass().add("section-title");
    Label of = new Label(closestOf(model));
    of.getStyleClass().add("section-note");
    VBox heading = new VBox(title, of);
    unsure = new Label(words.get("explore.classes.unsure"));
    unsure.setId("unsure");
    unsure.getStyleClass().add("unsure");
    unsure.setTooltip(
        new Tooltip(words.get("explore.classes.unsure.tooltip", Percent.of(model.certainty()))));
    // Its line is kept free, so that nothing below moves when it comes; it never does without a
    // threshold.
    unsure.setManaged(model.certainty() > 0);
    getChildren().addAll(heading, unsure);
    for (int i = 0; i < Math.min(MOST, model.labels().size()); i++) {
      Row row = new Row();
      rows.add(row);
      menu.attach(
          row,
          exports::classes,
          item("explore.classes.why", "Y", () -> row.lead(why)),
          item("explore.classes.softmax", "S", () -> row.lead(links::softmax)),
          item("explore.classes.contributions", "D", () -> row.lead(links::contributions)));
      getChildren().add(row.line());
    }
    menu.attach(this, exports::classes);
    StaleMark.follow(photograph.busy(), this);
    photograph.inspection().addListener((property, old, now) -> show(now));
    show(photograph.inspection().get());
  }

  /** The class whose row has the focus; empty if none has. */
  public OptionalInt focused(@Nullable Node focusOwner) {
    return rows.stream()
        .filter(row -> row == focusOwner || row.isWhy(focusOwner))
        .flatMapToInt(row -> row.index().stream())
        .findFirst();
  }

  private MenuItem item(String key, String letter, Runnable action) {
    MenuItem item = new MenuItem(words.get(key, letter));
    item.setOnAction(event -> action.run());
    return item;
  }

  private String closestOf(Model used) {
    String key =
        used.name().equals(BuiltInModel.NAME) ? "explore.classes.builtin" : "explore.classes.of";
    return words.get(key, Integer.toString(used.labels().size()));
  }

  private void show(@Nullable Inspection inspection) {
    boolean isUnsure = inspection != null && !inspection.isCertain();
    unsure.setVisible(isUnsure);
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(inspection == null ? null : inspection.classes().get(i));
    }
  }

  /** A class's name and its probability as a number and a bar. Pressing it shows its unit. */
  private final class Row extends Button {
    private final Label name = new Label();
    private final Label probability = new Label();
    private final ShareBar bar = new ShareBar();
    private final IconButton explain =
        new IconButton(
            "mdal-help_outline",
            words.get("explore.classes.why.button"),
            words.get("explore.classes.why.tooltip"),
            () -> lead(why));
    private @Nullable ClassProbability shown;

    Row() {
      getStyleClass().add("class-row");
      setMaxWidth(Double.MAX_VALUE);
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      name.getStyleClass().add("class-name");
      probability.getStyleClass().add("class-probability");
      name.setMinWidth(0);
      probability.setMinWidth(Region.USE_PREF_SIZE);
      HBox line = new HBox(6, name, new Spacer(), probability);
      bar.setMinHeight(4);
      bar.setPrefHeight(4);
      bar.setMaxHeight(4);
      VBox box = new VBox(2, line, bar);
      box.prefWidthProperty().bind(widthProperty().subtract(16));
      setGraphic(box);
      addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    }

    /** The row with its "Why?". */
    HBox line() {
      HBox.setHgrow(this, Priority.ALWAYS);
      setMinWidth(0);
      explain.getStyleClass().add("class-why");
      HBox line = new HBox(2, this, explain);
      line.setAlignment(Pos.CENTER);
      return line;
    }

    boolean isWhy(@Nullable Node node) {
      return node == explain;
    }

    OptionalInt index() {
      ClassProbability score = shown;
      return score == null ? OptionalInt.empty() : OptionalInt.of(score.index());
    }

    /** Does something with its class, if it has one. */
    void lead(IntConsumer way) {
      ClassProbability score = shown;
      if (score != null) {
        way.accept(score.index());
      }
    }

    private void press(KeyEvent event) {
      if (event.isShortcutDown() || event.isAltDown()) {
        return;
      }
      switch (event.getCode()) {
        case S -> lead(links::softmax);
        case D -> lead(links::contributions);
        default -> {
          return;
        }
      }
      event.consume();
    }

    void show(@Nullable ClassProbability score) {
      shown = score;
      setDisable(score == null);
      explain.setDisable(score == null);
      bar.show(score == null ? 0 : score.probability());
      if (score == null) {
        name.setText("\u2013");
        probability.setText("");
        setOnAction(null);
        return;
      }
      String shown = Percent.of(score.probability());
      String label = labels.name(score.label());
      name.setText(label);
      probability.setText(shown);
      setAccessibleText(words.get("explore.classes.accessible", label, shown));
      explain.setAccessibleText(words.get("explore.classes.why.accessible", label));
      setTooltip(
          new Tooltip(
              words.get(
                  "explore.classes.row.tooltip", Integer.toString(score.index()), score.label())));
      setOnAction(event -> choice.accept(score.index()));
    }
  }
}
