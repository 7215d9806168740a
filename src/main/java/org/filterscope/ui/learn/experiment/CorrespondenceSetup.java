package org.filterscope.ui.learn.experiment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.filterscope.experiment.correspondence.Correspondence;
import org.filterscope.experiment.correspondence.CorrespondenceReport;
import org.filterscope.experiment.correspondence.MarkedPhotograph;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.experiment.result.Result;
import org.filterscope.experiment.vector.UsualLayers;
import org.filterscope.experiment.vector.VectorReader;
import org.filterscope.export.CsvTable;
import org.filterscope.image.Picture;
import org.filterscope.network.Model;
import org.filterscope.network.Preparation;
import org.filterscope.task.Job;
import org.filterscope.task.ProgressUnit;
import org.filterscope.ui.Messages;
import org.filterscope.ui.control.Texts;
import org.filterscope.ui.export.Exportable;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.chapter.Visit;
import org.jspecify.annotations.Nullable;

/** Table 1: photographs of one kind of thing, with the same parts marked on each. */
public final class CorrespondenceSetup implements ExperimentSetup {

  private static final int PAPER = 5;
  private static final int MOST = 12;
  private static final int SIZE = 32;
  private static final String FILE = "boxes";

  private final Lesson lesson;
  private final Messages words;
  private final Model model;
  private final FolderPick row;
  private final Spinner<Integer> photographs;
  private final Spinner<Integer> size;
  private final ComboBox<String> part = new ComboBox<>();
  private final Marks marks;
  private final FlowPane panes = new FlowPane(8, 8);
  private final VBox content = new VBox(8);
  private final Map<Path, Marks.Place> places = new HashMap<>();

  /** Counts folders and numbers that were chosen, so that late photographs are left out. */
  private int chosen;

  /** Shows the included photographs at first, though these are not of one kind. */
  public CorrespondenceSetup(Lesson lesson) {
    this.lesson = lesson;
    words = lesson.words();
    model = lesson.used().model();
    int side = model.preparation().side();
    marks = new Marks(side);
    row = new FolderPick(lesson, "learn.experiment.folder", lesson.folders().photographs());
    photographs =
        row.number("experiment-photographs", "learn.experiment.photographs", 2, MOST, PAPER);
    size =
        row.number("experiment-size", "learn.experiment.size", 1, side, Math.min(SIZE, side / 2));
    part.setId("experiment-part");
    part.setEditable(true);
    part.setAccessibleText(words.get("learn.experiment.part"));
    for (String name : List.of("right-eye", "left-eye", "nose")) {
      part.getItems().add(words.get("learn.experiment.part." + name));
    }
    part.setValue(part.getItems().get(0));
    row.add(words.get("learn.experiment.part"), part);
    var save = lesson.menu().saveButton(this::boxes);
    save.setId("experiment-save-boxes");
    // In a flow pane, the note would not wrap.
    HBox saving = new HBox(8, save, Texts.note(words.get("learn.experiment.boxes.hint")));
    saving.setAlignment(Pos.CENTER_LEFT);
    Texts.show(saving, false);
    row.folder().addListener((property, old, now) -> choose());
    photographs.valueProperty().addListener((property, old, now) -> choose());
    marks
        .changes()
        .addListener(
            (property, old, now) -> {
              Texts.show(saving, !panes.getChildren().isEmpty());
              panes.getChildren().forEach(pane -> ((MarkPane) pane).show());
            });
    content.getChildren().addAll(row, panes, saving);
    choose();
  }

  @Override
  public Node node() {
    return content;
  }

  @Override
  public ObservableValue<Boolean> ready() {
    return Bindings.createBooleanBinding(marks::areEnough, marks.changes());
  }

  /** The marks, for tests. */
  Marks marks() {
    return marks;
  }

  /** Takes a folder, as if it was chosen. */
  void open(Path folder) {
    row.open(folder);
  }

  /** A photograph on its way to the screen. */
  private record Opened(Path image, Picture input, Marks.Place place) {}

  private void choose() {
    Path folder = row.folder().get();
    if (folder == null) {
      return;
    }
    int number = ++chosen;
    int most = photographs.getValue();
    lesson
        .workspace()
        .desk()
        .execute(
            () -> {
              List<Opened> opened = new ArrayList<>();
              Throwable problem = null;
              try {
                FirstPhotographs.of(folder, most).forEach(image -> opened.add(open(image, folder)));
              } catch (RuntimeException e) {
                problem = e;
              }
              Throwable reason = problem;
              lesson.workspace().window().execute(() -> show(number, opened, reason));
            });
  }

  private Opened open(Path image, Path folder) {
    Preparation preparation = model.preparation();
    Picture picture = lesson.workspace().reader().read(image);
    return new Opened(
        folder.resolve(image).toAbsolutePath(),
        preparation.cut(picture, preparation.framing(picture)),
        new Marks.Place(preparation.framing(picture), picture.reduction()));
  }

  private void show(int number, List<Opened> opened, @Nullable Throwable problem) {
    if (number != chosen) {
      return;
    }
    if (problem != null) {
      lesson.workspace().notices().problem(problem);
    }
    places.clear();
    panes.getChildren().clear();
    for (Opened one : opened) {
      places.put(one.image, one.place);
      panes
          .getChildren()
          .add(
              new MarkPane(
                  words, one.image, one.input, marks, this::partName, () -> size.getValue()));
    }
    marks.use(opened.stream().map(Opened::image).toList());
  }

  /** What was typed counts before the field is left. */
  private String partName() {
    String typed = part.getEditor().getText();
    // A comma would end the cell of the file.
    String name = typed == null ? "" : typed.replace(',', ' ').strip();
    return name.isEmpty() ? part.getItems().get(0) : name;
  }

  private Optional<Exportable> boxes() {
    List<MarkedPhotograph> marked = marks.marked(places);
    if (marked.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Exportable.table(
            words.get("learn.experiment.boxes"), FILE, () -> csv(marked), () -> csv(marked)));
  }

  private static String csv(List<MarkedPhotograph> marked) {
    CsvTable csv = new CsvTable().line(List.of("image", "part", "left", "top", "right", "bottom"));
    for (MarkedPhotograph photograph : marked) {
      photograph
          .parts()
          .forEach(
              (name, box) ->
                  csv.line(
                      List.of(photograph.image(), name, box.x0(), box.y0(), box.x1(), box.y1())));
    }
    return new String(csv.bytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void visit(Visit visit) {
    if (visit instanceof Visit.ToFolder to) {
      row.open(to.folder());
    }
  }

  @Override
  public ExperimentRun run() {
    List<MarkedPhotograph> marked = marks.marked(places);
    String name = Optional.ofNullable(row.folder().get()).map(row::name).orElse("");
    return new ExperimentRun(
        words.get("learn.experiment.correspondence.job", name),
        ProgressUnit.IMAGES,
        job -> measure(marked, name, job));
  }

  private Result measure(List<MarkedPhotograph> marked, String name, Job<Result> job) {
    List<org.filterscope.network.Node> layers = UsualLayers.lastTwo(model.network());
    CorrespondenceReport report =
        new Correspondence(
                new VectorReader(lesson.engine(), lesson.used().inspector(), layers),
                Correspondence.RANDOM,
                Correspondence.PERMUTATIONS,
                1)
            .measure(marked, lesson.workspace().reader(), job, job.cancellation());
    return new Result(
        Experiment.CORRESPONDENCE,
        model.name(),
        name,
        marked.size(),
        new CommandText(model.name(), Experiment.CORRESPONDENCE).add(FILE + ".csv").toString(),
        Instant.now().toString(),
        report.table(),
        report.plots(),
        List.of());
  }
}
