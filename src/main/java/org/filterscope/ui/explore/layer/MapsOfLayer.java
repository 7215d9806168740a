package org.filterscope.ui.explore.layer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Peak;
import org.filterscope.figure.Scale;
import org.filterscope.inspection.Inspection;
import org.filterscope.network.Node;

/**
 * A layer's maps on one photograph, with what has to be known of all of them at once.
 *
 * @param inspection of the photograph
 * @param layer the layer
 * @param maps its channels
 * @param peaks the strongest cell of each channel
 * @param byStrength the channels, the strongest first
 * @param lowest the least value of all
 * @param highest the largest value of all
 */
public record MapsOfLayer(
    Inspection inspection,
    Node layer,
    LayerMaps maps,
    Peak[] peaks,
    int[] byStrength,
    float lowest,
    float highest) {

  /** How many rows and columns from the edge on a cell is at the border. */
  private static final int BORDER = 2;

  /** Looks through all channels; not on the JavaFX application thread. */
  public static MapsOfLayer of(Inspection inspection, Node layer, LayerMaps maps) {
    int channels = maps.shape().channels();
    Peak[] peaks = IntStream.range(0, channels).mapToObj(maps::peak).toArray(Peak[]::new);
    int[] byStrength =
        IntStream.range(0, channels)
            .boxed()
            .sorted(Comparator.comparingDouble(channel -> -peaks[channel].value()))
            .mapToInt(Integer::intValue)
            .toArray();
    float lowest = Float.POSITIVE_INFINITY;
    for (float value : maps.values()) {
      lowest = Math.min(lowest, value);
    }
    float highest = peaks[byStrength[0]].value();
    return new MapsOfLayer(inspection, layer, maps, peaks, byStrength, lowest, highest);
  }

  /** One scale for all channels; it holds zero. */
  public Scale scale() {
    return new Scale(Math.min(0, lowest), Math.max(0, highest));
  }

  /**
   * The channel to look at first: the one with the strongest cell among those whose strongest cell
   * is not at the border. There, the zeros around the picture excite some units more than anything
   * in it does (in conv3_3 such a unit leads on most photographs), and they would say nothing of
   * the photograph. The wall, its orders and the unit's words leave no unit out.
   */
  public int first() {
    for (int channel : byStrength) {
      if (peaks[channel].value() > 0 && isInside(peaks[channel])) {
        return channel;
      }
    }
    return byStrength[0];
  }

  private boolean isInside(Peak peak) {
    return layer.shape().isVector()
        || (peak.row() >= BORDER
            && peak.column() >= BORDER
            && peak.row() < layer.shape().height() - BORDER
            && peak.column() < layer.shape().width() - BORDER);
  }

  /** All channels in their own order. */
  public int[] byNumber() {
    int[] channels = new int[peaks.length];
    Arrays.setAll(channels, channel -> channel);
    return channels;
  }

  /** Whether a channel is zero in every cell. */
  public boolean isSilent(int channel) {
    if (peaks[channel].value() != 0) {
      return false;
    }
    for (float value : maps.map(channel).values()) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}
