package org.filterscope.ui.train;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.filterscope.ui.Messages;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.FolderDrop;
import org.filterscope.ui.control.Thumbnails;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.train.folder.CheckPane;
import org.filterscope.ui.train.folder.FolderPane;
import org.filterscope.ui.train.folder.InvitationPane;
import org.filterscope.ui.train.report.BaselineRun;
import org.filterscope.ui.train.report.LearnTopic;
import org.filterscope.ui.train.report.ReportActions;
import org.filterscope.ui.train.report.ReportPane;
import org.filterscope.ui.train.report.TrainingResult;
import org.filterscope.ui.train.run.PlanPane;
import org.filterscope.ui.train.run.RunPane;
import org.filterscope.ui.unit.UnitStyles;
import org.jspecify.annotations.Nullable;

/** The screen: the folder on the left, and what to do or what was found beside it. */
final class TrainView extends BorderPane {

  private static final double LEFT = 240;

  /** Enough for screens with twice the usual density. */
  private static final int THUMBNAIL = 208;

  private final Workspace workspace;
  private final TrainViewModel model;
  private final Function<TrainingResult, BaselineRun> baselines;
  private final TrainScreen.Ways ways;
  private final Exporter saving;
  private final Thumbnails thumbnails;
  private final StackPane centre = new StackPane();
  private final Node invitation;
  private final Node checking;
  private final Node plan;
  private final Node running;
  private @Nullable ReportPane report;

  /**
   * The screen.
   *
   * @param baselines classifies a report's photographs with other models
   */
  TrainView(
      Workspace workspace,
      TrainViewModel model,
      Function<TrainingResult, BaselineRun> baselines,
      TrainScreen.Ways ways,
      Exporter saving) {
    this.workspace = workspace;
    this.model = model;
    this.baselines = baselines;
    this.ways = ways;
    this.saving = saving;
    Messages words = workspace.words();
    Executor window = workspace.window();
    thumbnails = new Thumbnails(workspace.reader(), THUMBNAIL, workspace.desk(), window);
    UnitStyles.dress(this, "train", "train.css");
    FolderPane left = new FolderPane(words, model.folder(), thumbnails);
    left.setMinWidth(LEFT);
    left.setPrefWidth(LEFT);
    left.setMaxWidth(LEFT);
    invitation = new InvitationPane(words, model.folder());
    checking = new CheckPane(words, window, model.folder());
    plan = new PlanPane(words, model.plan(), model.report().isNotNull(), new Actions());
    running = new RunPane(words, window, model.training(), model.folder().path());
    // Without a folder, the invitation says everything.
    left.visibleProperty().bind(model.folder().path().isNotNull());
    left.managedProperty().bind(left.visibleProperty());
    setLeft(left);
    setCenter(centre);
    model.report().addListener((property, old, now) -> renew(now));
    model.stage().addListener((property, old, now) -> show(now));
    renew(model.report().get());
    show(model.stage().get());
    FolderDrop.on(this, workspace.desk(), model.folder()::open);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (take(event)) {
            event.consume();
          }
        });
  }

  /** Handles a key that was pressed here or elsewhere in the window. */
  boolean take(KeyEvent event) {
    ReportPane shown = report;
    return shown != null
        && centre.getChildren().contains(shown)
        && TrainKeys.take(event, shown, getScene().getFocusOwner());
  }

  private void renew(@Nullable TrainingResult now) {
    report =
        now == null
            ? null
            : new ReportPane(
                workspace,
                now,
                baselines.apply(now),
                model.inUse(),
                new Actions(),
                saving,
                thumbnails);
    show(model.stage().get());
  }

  private void show(Stage stage) {
    Node shown =
        switch (stage) {
          case FOLDER -> invitation;
          case CHECKING -> checking;
          case PLAN -> plan;
          case TRAINING -> running;
          case REPORT -> report == null ? plan : report;
        };
    if (!centre.getChildren().contains(shown)) {
      centre.getChildren().setAll(shown);
    }
  }

  /** The actions of the screen's parts. */
  private final class Actions implements PlanPane.Actions, ReportActions {
    @Override
    public void train() {
      model.train();
    }

    @Override
    public void toReport() {
      model.toReport();
    }

    @Override
    public void explore(Path photograph) {
      ways.explore(photograph);
    }

    @Override
    public void toClassify() {
      ways.toClassify();
    }

    @Override
    public void toExplore() {
      ways.toExplore();
    }

    @Override
    public void toLearn(LearnTopic topic, Path folder) {
      ways.toLearn(topic, folder);
    }

    @Override
    public void use(boolean isCompared) {
      model.use(isCompared);
    }

    @Override
    public void toPlan() {
      model.toPlan();
    }
  }
}
