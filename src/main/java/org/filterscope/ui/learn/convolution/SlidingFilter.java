package org.filterscope.ui.learn.convolution;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.filterscope.activation.FeatureMap;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Peak;
import org.filterscope.figure.ColourMap;
import org.filterscope.figure.Scale;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.lesson.convolution.Filter;
import org.filterscope.lesson.convolution.PictureMaps;
import org.filterscope.network.Preparation;
import org.filterscope.network.ReceptiveField;
import org.filterscope.network.Region;
import org.filterscope.ui.learn.chapter.PaintedMap;
import org.jspecify.annotations.Nullable;

/**
 * A filter on one photograph: what it reads, and its whole map. It holds all that a cell's
 * arithmetic needs, so the window can move without the engine.
 *
 * @param inspection of the photograph
 * @param unit the convolution's maps; null for a typed kernel over the photograph
 * @param channel of the unit; 0 for a typed kernel
 * @param inputs the maps that it reads
 * @param filter its weights and windows
 * @param map the engine's for a unit
 * @param peak the map's largest value
 * @param painted the map in colours
 * @param order the input channels, the one with the largest weights first
 * @param vertical what a cell sees of the photograph's rows
 * @param horizontal what it sees of the columns
 */
record SlidingFilter(
    Inspection inspection,
    @Nullable ConvolutionMaps unit,
    int channel,
    LayerMaps inputs,
    Filter filter,
    FeatureMap map,
    Peak peak,
    PaintedMap painted,
    int[] order,
    ReceptiveField vertical,
    ReceptiveField horizontal) {

  private static final int COLOURS = 3;

  /** The scale of a photograph. What a typed kernel makes darker or brighter is cut off. */
  private static final Scale GREYS = new Scale(0, 255);

  /** Prepares a unit of a convolution. Not for the JavaFX application thread. */
  static SlidingFilter of(ConvolutionMaps maps, int channel) {
    Filter filter = Filter.of(maps.layer(), channel).orElseThrow();
    FeatureMap map = maps.outputs().map(channel);
    return new SlidingFilter(
        maps.inspection(),
        maps,
        channel,
        maps.inputs(),
        filter,
        map,
        map.peak(),
        PaintedMap.of(map),
        order(maps, filter),
        maps.layer().vertical(),
        maps.layer().horizontal());
  }

  /** Prepares a typed kernel over what the network sees. Not for the JavaFX application thread. */
  static SlidingFilter of(Inspection inspection, OwnKernel kernel) {
    LayerMaps photograph = PictureMaps.of(inspection.input());
    Filter filter = kernel.filter();
    FeatureMap map = filter.map(photograph);
    ReceptiveField field = ReceptiveField.PIXEL.through(kernel.window());
    return new SlidingFilter(
        inspection,
        null,
        0,
        photograph,
        filter,
        map,
        map.peak(),
        PaintedMap.of(map, GREYS, ColourMap.GREY),
        IntStream.range(0, photograph.shape().channels()).toArray(),
        field,
        field);
  }

  /** The part of the photograph that a cell sees. */
  Region field(int row, int column) {
    Picture photograph = inspection.input();
    return new Region(
        vertical.first(row, photograph.height()),
        horizontal.first(column, photograph.width()),
        vertical.end(row, photograph.height()),
        horizontal.end(column, photograph.width()));
  }

  /** The part of the input maps that lies under the window, clipped to the maps. */
  Region window(int row, int column) {
    int top = filter.vertical().firstInput(row);
    int left = filter.horizontal().firstInput(column);
    return new Region(top, left, top + filter.vertical().span(), left + filter.horizontal().span())
        .clip(inputs.shape().height(), inputs.shape().width());
  }

  /** Colours are ordered from red to blue, other channels by their weights. */
  private static int[] order(ConvolutionMaps maps, Filter filter) {
    int inputs = filter.kernels().inputs();
    if (ConvolutionMaps.readsPhotograph(maps.layer()) && inputs <= COLOURS) {
      boolean isFromBlue =
          maps.inspection().model().preparation().order() == Preparation.ChannelOrder.BGR;
      return IntStream.range(0, inputs).map(i -> isFromBlue ? inputs - 1 - i : i).toArray();
    }
    return strongestFirst(filter);
  }

  private static int[] strongestFirst(Filter filter) {
    double[] strengths = filter.kernels().strengths();
    return IntStream.range(0, strengths.length)
        .boxed()
        .sorted(Comparator.comparingDouble(input -> -strengths[input]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
