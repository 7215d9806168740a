package org.filterscope.training.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.filterscope.task.Cancellation;
import org.filterscope.training.data.Features;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.progress.TrainingControl;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;
import org.jspecify.annotations.Nullable;

/**
 * Finds a head: trains with several settings, chooses by validation, and scales the chosen one's
 * temperature so that its probabilities match reality. All heads are trained here.
 *
 * @param seed the seed of everything random; convex heads use none
 */
public record HeadSearch(HeadKind kind, long seed) {
  private static final int EPOCHS = 30;

  /** Adam's learning rate at the start of a training. */
  public static final double RATE = 0.01;

  private static final double[] DECAYS = {1e-4, 1e-3, 3e-3, 1e-2};

  /** The setting that validation chooses most often. */
  private static final double USUAL_DECAY = 1e-3;

  private static final int HIDDEN_UNITS = 256;

  /**
   * A head that was found.
   *
   * @param judged trained without the validation photographs, before temperature scaling; the
   *     validation results belong to this head
   * @param head trained with the chosen settings, after temperature scaling
   * @param certainty the probability from which on answers were right often enough in validation
   */
  public record Found(
      TrainedHead judged,
      TrainedHead head,
      double temperature,
      double certainty,
      double validationAccuracy,
      double decay,
      int epochs) {}

  /**
   * A head with the settings that validation chose.
   *
   * @param judged trained without the validation photographs
   * @param head trained with the same settings on all photographs that are not held out
   * @param epochs passes over the photographs
   */
  public record Chosen(TrainedHead judged, TrainedHead head, double decay, int epochs) {}

  /**
   * Trains a convex head with one setting, for folders with too few photographs for validation.
   *
   * @throws org.filterscope.task.Cancelled if cancelled, between steps
   */
  public static TrainedHead withoutChoice(
      Features learning, int classes, Cancellation cancellation) {
    return new SoftmaxTraining(EPOCHS, RATE, USUAL_DECAY)
        .train(learning, classes, (epoch, head) -> true, cancellation);
  }

  /** Finds a head and scores it in validation. */
  public Found find(Features learning, Features validation, int classes, TrainingControl control) {
    Chosen chosen = choose(learning, validation, together(learning, validation), classes, control);
    return found(chosen.judged, chosen.head, validation, chosen.decay, chosen.epochs);
  }

  /**
   * Trains with several settings, chooses by validation, and trains once more on all photographs.
   *
   * @param all the rows of both, in the order in which the head learns from them
   * @throws org.filterscope.task.Problem if the training diverged
   */
  public Chosen choose(
      Features learning, Features validation, Features all, int classes, TrainingControl control) {
    Chosen chosen = chosen(learning, validation, all, classes, control);
    chosen.judged.requireFinite();
    chosen.head.requireFinite();
    return chosen;
  }

  private Chosen chosen(
      Features learning, Features validation, Features all, int classes, TrainingControl control) {
    if (kind == HeadKind.DENSE) {
      DenseTraining.Trained trained =
          new DenseTraining(HIDDEN_UNITS, seed).train(learning, validation, classes, control);
      return new Chosen(trained.head(), trained.head(), trained.decay(), trained.epochs());
    }
    Tried chosen;
    try (ScoredRows learned = ScoredRows.of(learning);
        ScoredRows asked = ScoredRows.of(validation)) {
      chosen = best(learned, asked, classes, control);
    }
    // The settings are decided, so the head can now learn from all that is not held out.
    TrainedHead head = onAll(chosen, all, classes, control);
    return new Chosen(chosen.head, head, chosen.decay, chosen.epochs);
  }

  /** A head with one setting, and its validation score. */
  private record Tried(TrainedHead head, HeadScore score, double decay, int epochs) {}

  /** A head's validation score after some epochs. */
  private record Judged(HeadScore score, int epochs) {}

  private static Tried best(
      ScoredRows learned, ScoredRows asked, int classes, TrainingControl control) {
    Tried best = null;
    for (int number = 1; number <= DECAYS.length && goesOn(best, control); number++) {
      Tried tried = attempt(number, learned, asked, classes, control);
      if (best == null) {
        best = tried;
      } else {
        boolean isBetter = tried.score.isBetterThan(best.score);
        (isBetter ? best : tried).head.free();
        best = isBetter ? tried : best;
      }
    }
    return Objects.requireNonNull(best);
  }

  private static boolean goesOn(@Nullable Tried best, TrainingControl control) {
    return best == null || !control.isStopped();
  }

  private static Tried attempt(
      int number, ScoredRows learned, ScoredRows asked, int classes, TrainingControl control) {
    Epoch.Setting setting = new Epoch.Setting(number, DECAYS.length, DECAYS[number - 1]);
    AtomicReference<Judged> latest = new AtomicReference<>();
    SoftmaxTraining training = new SoftmaxTraining(EPOCHS, RATE, setting.decay());
    TrainedHead trained =
        training.train(
            learned.features(),
            classes,
            (epoch, head) -> {
              HeadScore score = asked.score(head);
              double trainingLoss = learned.score(head).loss();
              control
                  .listener()
                  .epoch(
                      new Epoch(
                          Epoch.Stage.HEAD,
                          setting,
                          epoch,
                          EPOCHS,
                          trainingLoss,
                          score.loss(),
                          score.accuracy()));
              report(number - 1, epoch, control.listener());
              latest.set(new Judged(score, epoch));
              return !control.isStopped();
            },
            control.cancellation());
    Judged judged = Objects.requireNonNull(latest.get());
    return new Tried(trained, judged.score, setting.decay(), judged.epochs);
  }

  /** Trains once more; if that is stopped, the chosen head is used. */
  private static TrainedHead onAll(
      Tried chosen, Features all, int classes, TrainingControl control) {
    if (control.isStopped()) {
      return chosen.head;
    }
    TrainedHead head =
        new SoftmaxTraining(EPOCHS, RATE, chosen.decay)
            .train(
                all,
                classes,
                (epoch, now) -> {
                  report(DECAYS.length, epoch, control.listener());
                  return !control.isStopped();
                },
                control.cancellation());
    return control.isStopped() ? chosen.head : head;
  }

  private static void report(int trainingsDone, int epoch, TrainingListener listener) {
    long all = (DECAYS.length + 1L) * EPOCHS;
    listener.step(TrainingStep.TRAINING_HEAD, (long) trainingsDone * EPOCHS + epoch, all, "");
  }

  /** Sets a head's temperature and certainty by the validation of the other head. */
  public static Found found(
      TrainedHead judged, TrainedHead head, Features validation, double decay, int epochs) {
    double temperature = Temperature.of(judged.logits(validation), validation.labels());
    float[][] probabilities = judged.cooled(temperature).probabilities(validation);
    return new Found(
        judged,
        head.cooled(temperature),
        temperature,
        Probabilities.certainty(probabilities, validation.labels()),
        Probabilities.accuracy(probabilities, validation.labels()),
        decay,
        epochs);
  }

  private static Features together(Features one, Features other) {
    List<float[]> values = new ArrayList<>(one.values());
    values.addAll(other.values());
    int[] labels = new int[values.size()];
    System.arraycopy(one.labels(), 0, labels, 0, one.labels().length);
    System.arraycopy(other.labels(), 0, labels, one.labels().length, other.labels().length);
    return new Features(values, labels);
  }
}
