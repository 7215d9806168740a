package org.filterscope.ui.train;

import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.FolderDrop;
import org.filterscope.ui.control.Thumbnails;
import org.filterscope.ui.export.Exporter;
import org.filterscope.ui.unit.UnitStyles;
import org.jspecify.annotations.Nullable;

/** The screen: the folder at the left, and beside it what is to be done or was found out. */
final class TrainView extends BorderPane {

  private static final double LEFT = 240;

  /** Enough for screens of twice the usual density. */
  private static final int THUMBNAIL = 208;

  private final TrainViewModel model;
  private final Exporter saving;
  private final Thumbnails thumbnails;
  private final StackPane centre = new StackPane();
  private final Node invitation;
  private final Node checking;
  private final Node plan;
  private final Node running;
  private @Nullable ReportPane report;

  TrainView(TrainViewModel model, Exporter saving) {
    this.model = model;
    this.saving = saving;
    Workspace workspace = model.workspace();
    thumbnails =
        new Thumbnails(workspace.reader(), THUMBNAIL, workspace.desk(), workspace.window());
    UnitStyles.dress(this, "train", "train.css");
    FolderPane left = new FolderPane(model, thumbnails);
    left.setMinWidth(LEFT);
    left.setPrefWidth(LEFT);
    left.setMaxWidth(LEFT);
    invitation = new InvitationPane(model);
    checking = new CheckPane(model);
    plan = new PlanPane(model);
    running = new RunPane(model);
    // Before there is a folder, the invitation says all.
    left.visibleProperty().bind(model.folder().isNotNull());
    left.managedProperty().bind(left.visibleProperty());
    setLeft(left);
    setCenter(centre);
    model.report().addListener((property, old, now) -> renew(now));
    model.stage().addListener((property, old, now) -> show(now));
    renew(model.report().get());
    show(model.stage().get());
    FolderDrop.on(this, workspace.desk(), model::open);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (take(event)) {
            event.consume();
          }
        });
  }

  /** A key pressed here or elsewhere in the window. */
  boolean take(KeyEvent event) {
    ReportPane shown = report;
    return shown != null
        && centre.getChildren().contains(shown)
        && TrainKeys.take(event, shown, getScene().getFocusOwner());
  }

  private void renew(@Nullable TrainingResult now) {
    report = now == null ? null : new ReportPane(model, now, saving, thumbnails);
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
}
