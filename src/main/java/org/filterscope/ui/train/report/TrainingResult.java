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

/** A model that was trained, as it is looked at. */
public final class TrainingResult {

  /** How many of the most wrong photographs are shown. */
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
   * @param answer what they were taken for
   */
  public record Cell(int label, int answer) {

    /** Whether its photographs were taken for what they are. */
    boolean isRight() {
      return label == answer;
    }
  }

  /** Not saved yet. */
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
    // The surest of the wrong ones, and the least sure of the right ones, have most to tell.
    answers.forEach(
        (place, list) ->
            list.sort(
                Comparator.comparingDouble(
                    answer -> place.isRight() ? answer.probability() : -answer.probability())));
  }

  /** What was learned from. */
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

  /** What its classes are called. */
  public ReadableLabels labels() {
    return labels;
  }

  /** How training went. */
  public List<Epoch> curve() {
    return curve;
  }

  /** The cell whose photographs are shown; null for none. */
  public ObjectProperty<@Nullable Cell> cell() {
    return cell;
  }

  /** What another model's summed classes say to the same photographs; null before one was asked. */
  public ObjectProperty<@Nullable BaselineResult> summed() {
    return summed;
  }

  /** A cell's photographs, those with most to tell first. */
  public List<Prediction> answersIn(Cell place) {
    return List.copyOf(answers.getOrDefault(place, List.of()));
  }

  /** The wrong answers that the model was surest of. */
  public List<Prediction> mostWrong() {
    return tuned.measured().heldOut().mostWrong(MOST_WRONG);
  }

  /** Where it was saved last; null if it never was. */
  public ReadOnlyObjectProperty<@Nullable Path> file() {
    return file.getReadOnlyProperty();
  }

  /** It was saved. */
  public void savedAs(Path saved) {
    file.set(saved);
  }
}
