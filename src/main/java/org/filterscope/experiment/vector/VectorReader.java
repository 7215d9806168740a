package org.filterscope.experiment.vector;

import java.util.List;
import org.filterscope.activation.Pass;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.network.Node;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;

/**
 * Runs prepared inputs through a model, in the background. May be called on any thread but the
 * engine's.
 *
 * @param engine where the model computes
 * @param inspector of the model; must stay open
 * @param layers those whose values are wanted
 */
public record VectorReader(Engine engine, Inspector inspector, List<Node> layers) {

  /** Copies the list. */
  public VectorReader {
    layers = List.copyOf(layers);
  }

  /** The model. */
  public Model model() {
    return inspector.model();
  }

  /**
   * Runs one input through all layers.
   *
   * @param input the prepared image, {@code [height, width, channels]}
   * @throws Problem if the model gives NaN or infinity
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public LayerVectors read(float[] input, Cancellation cancellation) {
    return Answers.await(
        engine.background(
            () -> {
              cancellation.check();
              try (Pass pass = inspector.forward().run(input, cancellation, engine::giveWay)) {
                return new LayerVectors(
                    layers.stream().map(layer -> finite(pass.maps(layer).values())).toList(),
                    finite(pass.maps(model().network().output()).values()));
              }
            }));
  }

  private float[] finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new Problem("model.answer-not-finite", model().name());
      }
    }
    return values;
  }
}
