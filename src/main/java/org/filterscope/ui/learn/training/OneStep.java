package org.filterscope.ui.learn.training;

import java.util.List;
import org.filterscope.lesson.learning.GradientPath;
import org.filterscope.lesson.learning.HeadParameter;
import org.filterscope.lesson.learning.LabelledPoint;
import org.filterscope.lesson.learning.TwoFeatureHead;

/**
 * One step of gradient descent, taken apart for one weight and one photograph.
 *
 * @param head before the step
 * @param point the photograph
 * @param parameter the weight or bias
 * @param forward the photograph's forward pass
 * @param paths from its loss to the weight
 * @param sum of the paths' products: the derivative of the photograph's loss by the weight
 * @param difference the same as a finite difference
 * @param mean the derivative of all photographs' mean loss
 * @param meanDifference the same as a finite difference
 * @param rate how far the step goes
 * @param next the head after the step
 * @param lossBefore mean over all photographs
 * @param lossAfter mean over all photographs
 */
record OneStep(
    TwoFeatureHead head,
    LabelledPoint point,
    HeadParameter parameter,
    TwoFeatureHead.Forward forward,
    List<GradientPath> paths,
    double sum,
    double difference,
    double mean,
    double meanDifference,
    double rate,
    TwoFeatureHead next,
    double lossBefore,
    double lossAfter) {

  /** The change of a weight for the finite difference. */
  static final double LITTLE = 1e-5;

  OneStep {
    paths = List.copyOf(paths);
  }

  /** Takes a step apart. */
  static OneStep of(
      TwoFeatureHead head, List<LabelledPoint> points, int point, int parameter, double rate) {
    LabelledPoint one = points.get(point);
    HeadParameter of = HeadParameter.at(parameter, head.hidden());
    List<GradientPath> paths = GradientPath.all(head, one, of);
    TwoFeatureHead next = head.step(points, rate);
    return new OneStep(
        head,
        one,
        of,
        head.forward(one),
        paths,
        paths.stream().mapToDouble(GradientPath::product).sum(),
        head.centralDifference(List.of(one), parameter, LITTLE),
        head.gradient(points)[parameter],
        head.centralDifference(points, parameter, LITTLE),
        rate,
        next,
        head.loss(points),
        next.loss(points));
  }

  /** The weight before the step. */
  double before() {
    return head.parameters()[parameter.index(head.hidden())];
  }

  /** The weight after the step. */
  double after() {
    return next.parameters()[parameter.index(head.hidden())];
  }
}
