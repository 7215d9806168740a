package org.filterscope.ui.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.filterscope.network.store.Import;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.control.Thumbnails;
import org.jspecify.annotations.Nullable;

/** The pane of the import form, with the network's answers. */
final class ImportPane extends ScrollPane {

  private static final double WIDTH = 1080;
  private static final double FIELD = 300;
  private static final double PHOTOGRAPH = 128;

  private final ModelsViewModel model;
  private final ImportForm form;
  private final Messages words;
  private final Label labels = Texts.note("");
  private final Label facts = Texts.note("");
  private final Label problem = Texts.text("");
  private final PreparationChoice answers;
  private final ProgressBar busy = new ProgressBar();
  private final TextField name = new TextField();
  private final Button save;

  ImportPane(ModelsViewModel model, ImportForm form, Thumbnails thumbnails) {
    this.model = model;
    this.form = form;
    this.words = model.words();
    answers = new PreparationChoice(words, form.preset());
    setId("import");
    setFitToWidth(true);
    save = button("import-save", words.get("models.import.save"), model::save);
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    problem.setId("import-problem");
    problem.getStyleClass().add("problem");
    problem.setMaxWidth(Double.MAX_VALUE);
    busy.visibleProperty().bind(form.busy());
    busy.managedProperty().bind(form.busy());
    busy.setAccessibleText(words.get("models.import.asking", name(form.file())));
    Button leave = button("import-cancel", words.get("models.import.cancel"), model::closeForm);
    leave.setCancelButton(true);
    VBox content =
        new VBox(
            14,
            Texts.title(words.get("models.import.title", name(form.file()))),
            Texts.note(words.get("models.import.why")),
            fields(),
            Texts.heading(words.get("models.import.preview")),
            preview(thumbnails),
            problem,
            new HBox(8, save, leave));
    content.getStyleClass().add("page");
    content.setMaxWidth(WIDTH);
    setContent(content);
    form.preview().addListener((property, old, now) -> show(now));
    form.labels().addListener((property, old, now) -> showLabels());
    form.busy().addListener((property, old, now) -> enable());
    model.fetching().job().addListener((property, old, now) -> enable());
    showLabels();
    show(form.preview().get());
  }

  /** Moves the focus to the name, where keyboard users start. */
  void focusName() {
    name.requestFocus();
  }

  private GridPane fields() {
    name.setId("import-name");
    name.textProperty().bindBidirectional(form.name());
    name.textProperty().addListener((property, old, now) -> enable());
    name.setPrefWidth(FIELD);
    Button file =
        button("import-labels", words.get("models.import.labels.file"), model::chooseLabels);
    Button imageNet =
        button(
            "import-imagenet",
            words.get("models.import.labels.found"),
            () -> form.labels().set(null));
    HBox choice = new HBox(8, file, imageNet);
    GridPane grid = new GridPane();
    grid.setHgap(12);
    grid.setVgap(8);
    row(grid, 0, words.get("models.import.name"), name);
    row(grid, 1, words.get("models.import.labels"), choice);
    grid.add(labels, 1, 2);
    return grid;
  }

  private static void row(GridPane grid, int row, String text, Node field) {
    Label label = Texts.text(text);
    label.setLabelFor(field);
    label.setMinWidth(110);
    field.setAccessibleText(text);
    grid.addRow(row, label, field);
  }

  private HBox preview(Thumbnails thumbnails) {
    ImageView picture = new ImageView();
    picture.setFitWidth(PHOTOGRAPH);
    picture.setFitHeight(PHOTOGRAPH);
    picture.setPreserveRatio(true);
    thumbnails.show(form.photograph(), picture);
    VBox beside = new VBox(8, busy, answers, facts);
    HBox.setHgrow(beside, Priority.ALWAYS);
    HBox box = new HBox(14, picture, beside);
    box.setAlignment(Pos.TOP_LEFT);
    return box;
  }

  private void showLabels() {
    Path file = form.labels().get();
    ImportForm.Preview preview = form.preview().get();
    if (file != null) {
      labels.setText(String.valueOf(file.getFileName()));
    } else if (preview == null || preview.problem() != null) {
      labels.setText("");
    } else {
      labels.setText(words.get("models.import.labels." + origin(preview.labels())));
    }
  }

  private static String origin(Import.LabelsOrigin labels) {
    return labels.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void show(ImportForm.@Nullable Preview preview) {
    answers.show(preview == null ? List.of() : preview.answers());
    boolean isAnswered = preview != null && preview.problem() == null;
    showLabels();
    Texts.show(facts, isAnswered);
    facts.setText(
        preview == null || !isAnswered
            ? ""
            : words.get("models.import.facts", preview.layers(), preview.classes()));
    Texts.show(problem, preview != null && preview.problem() != null);
    problem.setText(
        preview == null || preview.problem() == null
            ? ""
            : preview.problem().getLocalizedMessage());
    enable();
  }

  /** Enables saving only after a successful preview. */
  private void enable() {
    ImportForm.Preview preview = form.preview().get();
    boolean isReady =
        preview != null
            && preview.problem() == null
            && !form.busy().get()
            && !model.fetching().isRunning()
            && !form.name().get().isBlank();
    save.setDisable(!isReady);
  }

  private static Button button(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setOnAction(event -> action.run());
    return button;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
