package org.filterscope.ui.train.report;

import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.report.Prediction;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.control.Thumbnails;
import org.filterscope.ui.export.ExportMenu;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.train.folder.FindingsPane;
import org.filterscope.ui.train.run.LearningCurves;
import org.jspecify.annotations.Nullable;

/** The report on a model, and what can be done with it. */
public final class ReportPane extends BorderPane {

  private final ReportActions actions;
  private final TrainingResult report;
  private final Messages words;
  private final ReportText text;
  private final ReportExports exhibits;
  private final Exporter saving;
  private final ExportMenu menu;
  private final Thumbnails thumbnails;
  private final ConfusionGrid grid;
  private final PredictionStrip inCell;
  private final Label cellText = Texts.text("");

  /**
   * A report.
   *
   * @param baseline classifies its photographs with other models
   * @param isInUse whether its model is in use
   */
  public ReportPane(
      Workspace workspace,
      TrainingResult report,
      BaselineRun baseline,
      ObservableBooleanValue isInUse,
      ReportActions actions,
      Exporter saving,
      Thumbnails thumbnails) {
    this.actions = actions;
    this.report = report;
    this.saving = saving;
    this.thumbnails = thumbnails;
    words = workspace.words();
    text = new ReportText(words, report);
    exhibits = new ReportExports(workspace, report);
    menu = new ExportMenu(words, saving);
    grid = new ConfusionGrid(words, report);
    inCell = strip();
    inCell.setId("cell-images");
    setId("report");
    VBox content =
        new VBox(
            20, heldOut(), new ClassesPane(words, report, text), confusion(), wrong(), training());
    content
        .getChildren()
        .add(new BaselinePane(words, workspace.window(), report, baseline, strip()));
    if (!report.tuned().learned().changed().isEmpty()) {
      content.getChildren().add(new ChangedPane(words, report, () -> actions.use(true)));
    }
    content.getStyleClass().add("page");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    setCenter(scroll);
    setBottom(
        new VBox(
            new NextSteps(words, actions, isInUse),
            new ReportButtons(words, report, exhibits, saving, actions, isInUse)));
    report.cell().addListener((property, old, now) -> show(now));
    show(report.cell().get());
  }

  /** What Ctrl+S and Ctrl+C take if the focused part has nothing of its own. */
  public ReportExports exhibits() {
    return exhibits;
  }

  /** Saves and copies. */
  public ExportMenu menu() {
    return menu;
  }

  private VBox heldOut() {
    Label accuracy = new Label(text.accuracy());
    accuracy.setId("held-out-accuracy");
    accuracy.getStyleClass().add("verdict");
    accuracy.setWrapText(true);
    accuracy.setMinHeight(Region.USE_PREF_SIZE);
    Label interval = Texts.text(text.interval());
    interval.setId("interval");
    Label stopped = Texts.note(words.get("train.report.stopped"));
    Texts.show(stopped, report.tuned().settings().isStopped());
    VBox top =
        new VBox(
            4,
            Texts.title(words.get("train.report.of", report.name())),
            accuracy,
            interval,
            Texts.note(words.get("train.report.not")),
            stopped);
    menu.attach(top, exhibits::text);
    return top;
  }

  private VBox confusion() {
    menu.attach(grid, () -> exhibits.confusion(grid::picture));
    Button save = ReportButtons.small(words, "train.confusion.save", "save-confusion");
    save.setOnAction(event -> saving.save(exhibits.confusion(grid::picture)));
    HBox heading = new HBox(8, Texts.heading(words.get("train.confusion")), Texts.spring(), save);
    heading.setAlignment(Pos.CENTER_LEFT);
    cellText.setId("cell-text");
    return new VBox(
        6, heading, Texts.note(words.get("train.confusion.note")), grid, cellText, inCell);
  }

  private VBox wrong() {
    List<Prediction> wrong = report.mostWrong();
    VBox box = new VBox(6, Texts.heading(words.get("train.report.wrong")));
    if (wrong.isEmpty()) {
      box.getChildren().add(Texts.text(words.get("train.report.wrong.none")));
    } else {
      PredictionStrip strip = strip();
      strip.setId("most-wrong");
      strip.setAccessibleText(words.get("train.report.wrong"));
      strip.show(wrong);
      box.getChildren().add(strip);
    }
    return box;
  }

  private VBox training() {
    LearningCurves curves = new LearningCurves(words);
    curves.show(chosen());
    TitledPane folded = new TitledPane(words.get("train.report.curves"), curves);
    folded.setAnimated(false);
    folded.setExpanded(false);
    FindingsPane found = new FindingsPane(words);
    found.show(report.tuned().photographs().findings(), report.tuned().photographs().unread());
    return new VBox(
        6,
        Texts.heading(words.get("train.report.making.title")),
        Texts.text(text.making()),
        learning(),
        folded,
        found);
  }

  /** Links to the explanations in Learn. */
  private FlowPane learning() {
    FlowPane ways = new FlowPane(12, 0, Texts.note(words.get("train.learn")));
    for (LearnTopic topic : LearnTopic.values()) {
      String name = topic.name().toLowerCase(Locale.ROOT).replace('_', '-');
      Hyperlink way = new Hyperlink(words.get("train.learn." + name));
      way.setId("learn-" + name);
      way.setOnAction(event -> actions.toLearn(topic, report.folder()));
      ways.getChildren().add(way);
    }
    return ways;
  }

  /** The epochs of what was trained last, with the setting that validation chose. */
  private List<Epoch> chosen() {
    List<Epoch> all = report.curve();
    if (all.isEmpty()) {
      return all;
    }
    Epoch.Stage last = all.get(all.size() - 1).stage();
    double decay = report.tuned().settings().decay();
    List<Epoch> chosen =
        all.stream()
            .filter(point -> point.stage() == last && point.setting().decay() == decay)
            .toList();
    return LearningCurves.latest(chosen.isEmpty() ? all : chosen);
  }

  private PredictionStrip strip() {
    return new PredictionStrip(words, report.labels().names(), thumbnails, actions::explore);
  }

  private void show(TrainingResult.@Nullable Cell cell) {
    List<Prediction> answers = cell == null ? List.of() : report.answersIn(cell);
    cellText.setText(cell == null ? words.get("train.confusion.choose") : grid.describe(cell));
    inCell.setAccessibleText(cellText.getText());
    inCell.show(answers);
    Texts.show(inCell, !answers.isEmpty());
  }
}
