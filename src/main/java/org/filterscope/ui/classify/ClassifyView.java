package org.filterscope.ui.classify;

import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.ui.ModelSwitch;
import org.filterscope.ui.Workspace;
import org.filterscope.ui.control.Thumbnails;
import org.filterscope.ui.unit.UnitStyles;

/** The content of the Classify screen: the filter bar, the table, and the selected photograph. */
final class ClassifyView extends BorderPane {

  private static final double RIGHT = 300;

  /** The side of a thumbnail in pixels, enough for high-density screens. */
  private static final int SMALL = 104;

  private static final int LARGE = 536;

  private final ClassifyViewModel model;
  private final PredictionTable table;
  private final PredictionPane answer;
  private final ClassifyKeys keys;
  private final StackPane centre = new StackPane();
  private final Node invitation;
  private final Node filled;

  ClassifyView(ClassifyViewModel model) {
    this.model = model;
    Workspace workspace = model.workspace();
    UnitStyles.dress(this, "classify", "classify.css");
    table = new PredictionTable(model, thumbnails(workspace, SMALL));
    answer = new PredictionPane(model, thumbnails(workspace, LARGE));
    answer.setMinWidth(RIGHT);
    answer.setPrefWidth(RIGHT);
    answer.setMaxWidth(RIGHT);
    invitation = new ClassifyInvitation(model);
    VBox.setVgrow(table, Priority.ALWAYS);
    filled = new VBox(new FilterBar(model, this::save), new OutdatedStrip(model), table);
    keys = new ClassifyKeys(model, table, this::save, this::copy);
    setCenter(centre);
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<PredictionLine>) change -> answer.show(table.chosen()));
    model.lines().addListener(this::changed);
    model.job().addListener((property, old, now) -> fill());
    model
        .outdated()
        .addListener(
            (property, old, now) -> {
              fill();
              answer.show(table.chosen());
            });
    fill();
    takeFiles();
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (take(event)) {
            event.consume();
          }
        });
  }

  /** Handles a key pressed here or elsewhere in the window. */
  boolean take(KeyEvent event) {
    return keys.take(event, getScene().getFocusOwner());
  }

  private static Thumbnails thumbnails(Workspace workspace, int side) {
    return new Thumbnails(workspace.reader(), side, workspace.desk(), workspace.window());
  }

  private void changed(ListChangeListener.Change<? extends PredictionLine> change) {
    boolean isUpdated = false;
    while (change.next()) {
      isUpdated |= change.wasUpdated();
    }
    if (isUpdated) {
      answer.show(table.chosen());
    }
    fill();
  }

  private void fill() {
    boolean isEmpty =
        model.lines().isEmpty() && model.job().get() == null && !model.outdated().get();
    Node shown = isEmpty ? invitation : filled;
    if (!centre.getChildren().contains(shown)) {
      centre.getChildren().setAll(shown);
      setRight(isEmpty ? null : answer);
    }
    // Select the first answer as soon as it arrives: the user is waiting for it.
    if (table.getSelectionModel().isEmpty() && !model.shown().isEmpty()) {
      table.getSelectionModel().select(0);
    }
  }

  private void save() {
    model.save(table.inOrder());
  }

  private void copy() {
    model.copy(table.inOrder());
  }

  /**
   * Accepts dropped photographs and folders. A model's file is left to the window, as on all
   * screens.
   */
  private void takeFiles() {
    addEventHandler(
        DragEvent.DRAG_OVER,
        event -> {
          if (!photographs(event).isEmpty()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    addEventHandler(
        DragEvent.DRAG_DROPPED,
        event -> {
          List<Path> files = photographs(event);
          if (!files.isEmpty()) {
            model.classify(files);
            event.setDropCompleted(true);
            event.consume();
          }
        });
  }

  private static List<Path> photographs(DragEvent event) {
    if (!event.getDragboard().hasFiles()) {
      return List.of();
    }
    return photographs(event.getDragboard().getFiles().stream().map(java.io.File::toPath).toList());
  }

  /** The dropped files to classify: none if it is a single model's file. */
  static List<Path> photographs(List<Path> dropped) {
    boolean isModel =
        dropped.size() == 1
            && (ModelSwitch.isModel(dropped.get(0)) || ModelSwitch.isToBeAdded(dropped.get(0)));
    return isModel ? List.of() : dropped;
  }
}
