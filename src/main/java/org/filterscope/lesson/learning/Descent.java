package org.filterscope.lesson.learning;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.filterscope.task.Stop;

/**
 * Steps of gradient descent. Each is on all points, so that nothing is random but the start.
 *
 * @param heads the start first
 * @param losses of the heads
 */
public record Descent(List<TwoFeatureHead> heads, List<Double> losses) {

  /** Copies the lists. */
  public Descent {
    heads = List.copyOf(heads);
    losses = List.copyOf(losses);
  }

  /**
   * Goes down.
   *
   * @param rate how far a step goes along the gradient: too small and nothing happens, too large
   *     and the loss rises
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

  /** Where it led. */
  public TwoFeatureHead last() {
    return heads.get(heads.size() - 1);
  }

  /** Whether the loss ended above where it began, or is no number any more. */
  public boolean isDiverging() {
    double end = losses.get(losses.size() - 1);
    return !(end <= losses.get(0));
  }
}
