package org.filterscope.lesson.learning;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.filterscope.task.Stop;

/**
 * Steps of gradient descent. Each step uses all points, so only the start is random.
 *
 * @param heads the head at the start and after each step
 * @param losses the loss of each head
 */
public record Descent(List<TwoFeatureHead> heads, List<Double> losses) {

  /** Copies the lists. */
  public Descent {
    heads = List.copyOf(heads);
    losses = List.copyOf(losses);
  }

  /**
   * Runs gradient descent.
   *
   * @param rate the learning rate: if it is too small, little happens; if it is too large, the loss
   *     rises
   * @param stop ends it early, with the steps so far
   * @throws org.filterscope.task.Cancelled if cancelled, checked between steps
   */
  public static Descent run(
      TwoFeatureHead start,
      List<LabelledPoint> points,
      double rate,
      int steps,
      Progress progress,
      Stop stop,
      Cancellation cancellation) {
    List<TwoFeatureHead> heads = new ArrayList<>(List.of(start));
    List<Double> losses = new ArrayList<>(List.of(start.loss(points)));
    TwoFeatureHead head = start;
    for (int step = 0; step < steps && !stop.isRequested(); step++) {
      cancellation.check();
      head = head.step(points, rate);
      heads.add(head);
      losses.add(head.loss(points));
      progress.report(step + 1, steps, "");
    }
    return new Descent(heads, losses);
  }

  /** The head after the last step. */
  public TwoFeatureHead last() {
    return heads.get(heads.size() - 1);
  }

  /** Whether the final loss is higher than at the start, or not a finite number. */
  public boolean isDiverging() {
    double end = losses.get(losses.size() - 1);
    return !(end <= losses.get(0));
  }
}
