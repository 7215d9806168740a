package org.filterscope.ui.learn.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.answer.Softmax;
import org.filterscope.ui.Requests;
import org.jspecify.annotations.Nullable;

/** The view model of softmax: the answer's sums, which can be changed, and the probabilities. */
final class SoftmaxViewModel extends FigureViewModel<Optional<SoftmaxViewModel.Sums>> {

  /** Stands for no class. */
  static final int NONE = -1;

  /** The most classes that have a bar of their own. */
  static final int SHOWN = 8;

  /** The temperature of the model's own answer. */
  static final double OWN_TEMPERATURE = 1;

  private final DoubleProperty temperature =
      new SimpleDoubleProperty(this, "temperature", OWN_TEMPERATURE);
  private final IntegerProperty lit = new SimpleIntegerProperty(this, "lit", NONE);
  private final ReadOnlyObjectWrapper<@Nullable Sums> own = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Softmax> terms = new ReadOnlyObjectWrapper<>();
  private int visited = NONE;

  /**
   * The model's sums for a photograph.
   *
   * @param values one for each class
   * @param shown the classes with a bar of their own, the likeliest first
   */
  record Sums(double[] values, List<Integer> shown) {

    /** The lowest that a bar can be dragged to. */
    double low() {
      return lowest() - margin();
    }

    /** The highest. */
    double high() {
      return highest() + margin();
    }

    private double lowest() {
      return shown.stream().mapToDouble(one -> values[one]).min().orElse(0);
    }

    private double highest() {
      return shown.stream().mapToDouble(one -> values[one]).max().orElse(0);
    }

    private double margin() {
      return Math.max(2, 0.5 * (highest() - lowest()));
    }
  }

  /** Nothing is read before the figure is in view. */
  SoftmaxViewModel(Requests requests, ObservableValue<@Nullable Inspection> inspection) {
    super(requests, inspection);
    temperature.addListener((property, old, now) -> cool());
  }

  /** What the sums are divided by; above zero. */
  DoubleProperty temperature() {
    return temperature;
  }

  /** The class whose terms are highlighted, or {@link #NONE}. */
  IntegerProperty lit() {
    return lit;
  }

  /** The model's own sums; null until they are there. */
  ReadOnlyObjectProperty<@Nullable Sums> own() {
    return own.getReadOnlyProperty();
  }

  /** All terms for the changed sums; null until there are sums. */
  ReadOnlyObjectProperty<@Nullable Softmax> terms() {
    return terms.getReadOnlyProperty();
  }

  /** Changes one class's sum, within the ends of its bar. */
  void change(int index, double sum) {
    Softmax now = terms.get();
    Sums model = own.get();
    if (now != null && model != null) {
      terms.set(now.with(index, Math.max(model.low(), Math.min(sum, model.high()))));
    }
  }

  /** Restores the model's own sums and temperature. */
  void reset() {
    temperature.set(OWN_TEMPERATURE);
    Sums model = own.get();
    terms.set(model == null ? null : Softmax.of(model.values(), OWN_TEMPERATURE));
  }

  /** Whether another class has become the likeliest. */
  boolean isAnotherAnswer() {
    Softmax now = terms.get();
    Sums model = own.get();
    return now != null && model != null && likeliest(now.probabilities()) != model.shown().get(0);
  }

  /** The probability of all classes without a bar of their own, from 0 to 1. */
  double others() {
    return sumOfOthers(Softmax::probabilities);
  }

  /** What they add to the total of the exponentials. */
  double exponentialsOfOthers() {
    return sumOfOthers(Softmax::exponentials);
  }

  /** Shows a class that the user comes to see: it gets a bar of its own and is highlighted. */
  void visit(int index) {
    visited = index;
    lit.set(index);
    again();
  }

  private double sumOfOthers(Function<Softmax, double[]> part) {
    Softmax now = terms.get();
    Sums model = own.get();
    if (now == null || model == null) {
      return 0;
    }
    double sum = 0;
    double[] all = part.apply(now);
    for (int i = 0; i < all.length; i++) {
      sum += model.shown().contains(i) ? 0 : all[i];
    }
    return sum;
  }

  private static int likeliest(double[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }

  @Override
  void clear() {
    own.set(null);
    terms.set(null);
  }

  @Override
  void ask(Inspection seen) {
    int wanted = visited;
    request(
        words().get("learn.softmax.busy"),
        cancellation -> seen.logits().thenApply(sums -> sums.map(all -> sums(seen, all, wanted))));
  }

  private static Sums sums(Inspection seen, float[] logits, int wanted) {
    double[] values = new double[logits.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = logits[i];
    }
    List<Integer> shown =
        new ArrayList<>(seen.classes().stream().limit(SHOWN).map(ClassProbability::index).toList());
    if (wanted != NONE && !shown.contains(wanted)) {
      shown.set(shown.size() - 1, wanted);
    }
    return new Sums(values, List.copyOf(shown));
  }

  @Override
  void arrived(Optional<Sums> sums) {
    Sums read = sums.orElse(null);
    // The terms change before the bars, so that listeners to the bars find terms that match.
    terms.set(read == null ? null : Softmax.of(read.values(), temperature.get()));
    own.set(read);
  }

  private void cool() {
    Softmax now = terms.get();
    if (now != null) {
      terms.set(Softmax.of(now.sums(), temperature.get()));
    }
  }
}
