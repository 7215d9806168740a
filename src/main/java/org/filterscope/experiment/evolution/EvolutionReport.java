package org.filterscope.experiment.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.filterscope.experiment.result.Axis;
import org.filterscope.experiment.result.Plot;
import org.filterscope.experiment.result.ResultTable;
import org.filterscope.image.Picture;
import org.filterscope.projection.Projection;
import org.jspecify.annotations.Nullable;

/**
 * A training, state by state.
 *
 * @param classes their names
 * @param learning how many photographs the network learned from
 * @param heldOut how many it was tested on
 * @param states by epoch, and then by layer
 * @param examples by epoch, layer and unit
 */
public record EvolutionReport(
    List<String> classes,
    int learning,
    int heldOut,
    List<LayerState> states,
    List<Example> examples) {

  /** Copies the lists. */
  public EvolutionReport {
    classes = List.copyOf(classes);
    states = List.copyOf(states);
    examples = List.copyOf(examples);
  }

  /**
   * A layer after an epoch.
   *
   * @param loss of the network in that epoch
   * @param accuracy of the network on held-out photographs, from 0 to 1
   * @param jumped the share of units whose strongest example is another photograph than at the
   *     state before; NaN at the first
   */
  public record LayerState(int epoch, String layer, double loss, double accuracy, double jumped) {}

  /**
   * A unit's strongest example after an epoch.
   *
   * @param image the photograph's name
   * @param value of the unit
   * @param hasJumped whether it is another photograph than at the state before
   * @param patch what the unit saw of it
   * @param projection of the unit; null where the unit is silent on all photographs
   */
  public record Example(
      int epoch,
      String layer,
      int unit,
      String image,
      double value,
      boolean hasJumped,
      Picture patch,
      @Nullable Projection projection) {}

  /** All values, a row for each epoch and layer. */
  public ResultTable table() {
    List<List<Object>> rows = new ArrayList<>();
    for (LayerState state : states) {
      rows.add(
          List.of(
              state.epoch,
              state.layer,
              Double.isNaN(state.jumped) ? "" : state.jumped,
              state.loss,
              state.accuracy));
    }
    return new ResultTable(List.of("epoch", "layer", "jumped", "loss", "accuracy"), rows);
  }

  /** How many units jumped, by layer; the loss; the accuracy. */
  public List<Plot> plots() {
    List<Plot.Series> jumps = new ArrayList<>();
    List<String> layers = states.stream().map(LayerState::layer).distinct().toList();
    for (String layer : layers) {
      List<Plot.Point> points =
          states.stream()
              .filter(state -> state.layer.equals(layer) && !Double.isNaN(state.jumped))
              .map(state -> new Plot.Point(state.epoch, state.jumped))
              .toList();
      jumps.add(new Plot.Series(layer, points));
    }
    List<Plot> plots = new ArrayList<>();
    plots.add(new Plot("jumps", "", Axis.EPOCH, Axis.SHARE, List.of(), jumps));
    plots.add(once("loss", Axis.LOSS, LayerState::loss));
    plots.add(once("held-out", Axis.ACCURACY, LayerState::accuracy));
    return plots;
  }

  private Plot once(String id, Axis up, ToDoubleFunction<LayerState> value) {
    String first = states.isEmpty() ? "" : states.get(0).layer;
    List<Plot.Point> points =
        states.stream()
            .filter(state -> state.layer.equals(first))
            .map(state -> new Plot.Point(state.epoch, value.applyAsDouble(state)))
            .toList();
    return new Plot(id, "", Axis.EPOCH, up, List.of(), List.of(new Plot.Series(id, points)));
  }
}
