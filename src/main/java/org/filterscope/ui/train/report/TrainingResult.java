package org.filterscope.ui.train.report;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.export.ReadableLabels;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.training.report.Prediction;
import org.jspecify.annotations.Nullable;

/** The view model of a report on a trained model. */
public final class TrainingResult {

  /** The number of worst mistakes that are shown. */
  private static final int MOST_WRONG = 50;

  private final Path folder;
  private final FineTunedModel tuned;
  private final ReadableLabels labels;
  private final List<Epoch> curve;
  private final Map<Cell, List<Prediction>> answers;
  private final ObjectProperty<@Nullable Cell> cell = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable BaselineResult> summed = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();

  /**
   * A cell of the confusion matrix.
   *
   * @param label the photographs' class
   * @param answer the model's answer
   */
  public record Cell(int label, int answer) {

    /** Whether its photographs were classified correctly. */
    boolean isRight() {
      return label == answer;
    }
  }

  /** Creates the report of a model that is not saved. */
  public TrainingResult(Path folder, FineTunedModel tuned, List<Epoch> curve) {
    this.folder = folder;
    this.tuned = tuned;
    labels = ReadableLabels.of(tuned.learned().classes());
    this.curve = List.copyOf(curve);
    answers =
        tuned.measured().heldOut().answers().stream()
            .collect(
                Collectors.groupingBy(
                    answer -> new Cell(answer.label(), answer.answer()),
                    HashMap::new,
                    Collectors.toList()));
    // The most certain mistakes and the least certain right answers say the most.
    answers.forEach(
        (place, list) ->
            list.sort(
                Comparator.comparingDouble(
                    answer -> place.isRight() ? answer.probability() : -answer.probability())));
  }

  /** The training folder. */
  public Path folder() {
    return folder;
  }

  /** The folder's name. */
  public String name() {
    Path name = folder.getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  /** The model. */
  public FineTunedModel tuned() {
    return tuned;
  }

  /** The readable names of its classes. */
  public ReadableLabels labels() {
    return labels;
  }

  /** The epochs of the training. */
  public List<Epoch> curve() {
    return curve;
  }

  /** The cell whose photographs are shown; null for none. */
  public ObjectProperty<@Nullable Cell> cell() {
    return cell;
  }

  /** The results of another model's summed classes; null before one has run. */
  public ObjectProperty<@Nullable BaselineResult> summed() {
    return summed;
  }

  /** A cell's photographs, the most telling ones first. */
  public List<Prediction> answersIn(Cell place) {
    return List.copyOf(answers.getOrDefault(place, List.of()));
  }

  /** The mistakes that the model was most certain of. */
  public List<Prediction> mostWrong() {
    return tuned.measured().heldOut().mostWrong(MOST_WRONG);
  }

  /** The file that it was last saved to; null if it was never saved. */
  public ReadOnlyObjectProperty<@Nullable Path> file() {
    return file.getReadOnlyProperty();
  }

  /** Called when it was saved. */
  public void savedAs(Path saved) {
    file.set(saved);
  }
}
