package org.filterscope.activation;

import java.util.Arrays;
import java.util.List;
import org.filterscope.network.Region;

/**
 * The parts of a node's map that differ between variants of an image, one for each variant and all
 * of the same size. Everything outside them is the same as for the image itself.
 */
public final class Patches {
  private final List<Region> regions;
  private final int channels;
  private final float[] values;

  Patches(List<Region> regions, int channels, float[] values) {
    this.regions = List.copyOf(regions);
    this.channels = channels;
    this.values = values;
  }

  /** Number of variants. */
  public int count() {
    return regions.size();
  }

  /** The position of a variant's part in the node's map. */
  public Region region(int variant) {
    return regions.get(variant);
  }

  /** A variant's part, {@code [region height, region width, channels]}. */
  public float[] values(int variant) {
    int size = regions.get(variant).cells() * channels;
    return Arrays.copyOfRange(values, variant * size, (variant + 1) * size);
  }

  /** The sum of one channel's values over a variant's part. */
  public double total(int variant, int channel) {
    int size = regions.get(variant).cells() * channels;
    double total = 0;
    for (int i = variant * size + channel; i < (variant + 1) * size; i += channels) {
      total += values[i];
    }
    return total;
  }

  int channels() {
    return channels;
  }

  /** All parts, one after another; not copied. */
  float[] values() {
    return values;
  }
}
