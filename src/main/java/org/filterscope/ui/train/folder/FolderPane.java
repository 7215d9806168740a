package org.filterscope.ui.train.folder;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.filterscope.export.ReadableLabels;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.IconButton;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.control.Thumbnails;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The folder, and its classes with some of their photographs. */
public final class FolderPane extends VBox {

  private static final double LINE = 68;
  private static final double SIDE = 40;
  private static final int EXAMPLES = 3;

  private final Messages words;
  private final Thumbnails thumbnails;
  private ReadableLabels labels = ReadableLabels.of(List.of());
  private final Label name = new Label();
  private final Tooltip path = new Tooltip();
  private final IconButton again;
  private final Label summary = Texts.note("");
  private final ListView<FolderCheckResult.FoundClass> classes = new ListView<>();

  /**
   * Shows a view model's folder.
   *
   * @param thumbnails shows photographs
   */
  public FolderPane(Messages words, FolderViewModel model, Thumbnails thumbnails) {
    this.words = words;
    this.thumbnails = thumbnails;
    getStyleClass().addAll("left-pane", "left-content");
    name.setId("folder-name");
    name.getStyleClass().add("wall-title");
    name.setMinWidth(0);
    name.setTooltip(path);
    String refresh = words.get("train.folder.again");
    again = new IconButton("mdmz-refresh", refresh, refresh, model::again);
    again.setId("look-again");
    Button choose = new Button(words.get("train.folder.choose"), new FontIcon("mdal-folder_open"));
    choose.setId("choose-folder");
    choose.getStyleClass().add("small");
    choose.setMaxWidth(Double.MAX_VALUE);
    choose.setTooltip(new Tooltip(words.get("train.folder.choose.tooltip")));
    choose.setOnAction(event -> model.choose());
    HBox row = new HBox(4, name, Texts.spring(), again);
    row.getStyleClass().add("section-heading");
    classes.setId("classes");
    classes.getStyleClass().add("class-list");
    classes.setFixedCellSize(LINE);
    classes.setCellFactory(list -> new ClassCell());
    classes.setAccessibleText(words.get("train.classes.accessible"));
    VBox.setVgrow(classes, Priority.ALWAYS);
    getChildren().addAll(Texts.heading(words.get("train.folder")), row, choose, summary, classes);
    model.path().addListener((property, old, now) -> show(now, model.found().get()));
    model.found().addListener((property, old, now) -> show(model.path().get(), now));
    show(model.path().get(), model.found().get());
  }

  private void show(@Nullable Path folder, @Nullable FolderCheckResult found) {
    name.setText(
        folder == null ? words.get("train.folder.none") : String.valueOf(folder.getFileName()));
    path.setText(folder == null ? name.getText() : folder.toString());
    again.setVisible(folder != null);
    Texts.show(summary, found != null);
    classes.setVisible(found != null);
    if (found == null) {
      classes.getItems().clear();
    } else {
      summary.setText(
          words.get("train.folder.summary", found.photographs(), found.classes().size()));
      labels =
          ReadableLabels.of(
              found.classes().stream().map(FolderCheckResult.FoundClass::name).toList());
      classes.getItems().setAll(found.classes());
    }
  }

  /** A class's name, the number of its photographs, and some examples. */
  private final class ClassCell extends ListCell<FolderCheckResult.FoundClass> {
    private final Label title = new Label();

    /** The folder itself. */
    private final Tooltip whole = new Tooltip();

    private final Label count = new Label();
    private final ImageView[] examples = new ImageView[EXAMPLES];
    private final HBox pictures = new HBox(4);
    private final VBox all;

    ClassCell() {
      // As wide as the list rather than its text.
      setPrefWidth(0);
      title.setMinWidth(0);
      count.getStyleClass().add("section-note");
      count.setMinWidth(USE_PREF_SIZE);
      for (int i = 0; i < EXAMPLES; i++) {
        examples[i] = new ImageView();
        examples[i].setFitWidth(SIDE);
        examples[i].setFitHeight(SIDE);
        examples[i].setPreserveRatio(true);
        StackPane frame = new StackPane(examples[i]);
        frame.getStyleClass().add("thumbnail");
        frame.setMinSize(SIDE, SIDE);
        frame.setPrefSize(SIDE, SIDE);
        frame.setMaxSize(SIDE, SIDE);
        pictures.getChildren().add(frame);
      }
      HBox line = new HBox(6, title, Texts.spring(), count);
      all = new VBox(2, line, pictures);
      all.setMouseTransparent(true);
    }

    @Override
    protected void updateItem(FolderCheckResult.@Nullable FoundClass shown, boolean isEmpty) {
      super.updateItem(shown, isEmpty);
      if (shown == null || isEmpty) {
        setGraphic(null);
        setTooltip(null);
        setAccessibleText(null);
        for (ImageView example : examples) {
          thumbnails.show(null, example);
        }
        return;
      }
      String label = labels.name(shown.name());
      title.setText(label);
      whole.setText(shown.name());
      setTooltip(whole);
      count.setText(Integer.toString(shown.count()));
      setAccessibleText(words.get("train.class.accessible", label, shown.count()));
      for (int i = 0; i < EXAMPLES; i++) {
        boolean isThere = i < shown.examples().size();
        thumbnails.show(isThere ? shown.examples().get(i) : null, examples[i]);
      }
      setGraphic(all);
    }
  }
}
