package org.filterscope.activation;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;

/**
 * Reads parts of a node's map for variants of an image: the image's own values, overlaid with each
 * variant's patch.
 *
 * @param base the image's own map, channel last
 * @param patches the parts that differ
 */
record PatchReader(Shape shape, FloatBuffer base, Patches patches) {

  /**
   * Reads parts of the same size, one for each variant.
   *
   * @param regions the parts, which may extend beyond the map's border
   * @param padding the value beyond the border
   * @return {@code [variants, region height, region width, channels]}
   */
  float[] read(List<Region> regions, float padding) {
    int size = regions.get(0).cells() * shape.channels();
    float[] parts = new float[regions.size() * size];
    for (int i = 0; i < regions.size(); i++) {
      Region region = regions.get(i);
      Region inside = region.clip(shape.height(), shape.width());
      if (!inside.equals(region)) {
        Arrays.fill(parts, i * size, (i + 1) * size, padding);
      }
      Region patch = patches.region(i);
      if (!patch.contains(inside)) {
        copyBase(region, inside, parts, i * size);
      }
      copyPatch(i, region, intersection(inside, patch), parts, i * size);
    }
    return parts;
  }

  /** Reads a part, inside the map, for one variant. */
  float[] read(int variant, Region region) {
    float[] part = new float[region.cells() * shape.channels()];
    Region patch = patches.region(variant);
    copyBase(region, region, part, 0);
    copyPatch(variant, region, intersection(region, patch), part, 0);
    return part;
  }

  /** The whole maps of all variants, {@code [variants, height, width, channels]}. */
  float[] readAll() {
    Region all = Region.all(shape.height(), shape.width());
    return read(Collections.nCopies(patches.count(), all), 0);
  }

  private void copyBase(Region region, Region inside, float[] parts, int start) {
    int channels = shape.channels();
    int length = inside.width() * channels;
    for (int row = inside.top(); row < inside.bottom(); row++) {
      int from = (row * shape.width() + inside.left()) * channels;
      base.get(from, parts, start + offset(region, row, inside.left()), length);
    }
  }

  private void copyPatch(int variant, Region region, Region common, float[] parts, int start) {
    Region patch = patches.region(variant);
    int first = variant * patch.cells() * shape.channels();
    int length = common.width() * shape.channels();
    for (int row = common.top(); row < common.bottom(); row++) {
      System.arraycopy(
          patches.values(),
          first + offset(patch, row, common.left()),
          parts,
          start + offset(region, row, common.left()),
          length);
    }
  }

  private int offset(Region region, int row, int column) {
    return ((row - region.top()) * region.width() + column - region.left()) * shape.channels();
  }

  private static Region intersection(Region one, Region other) {
    int top = Math.max(one.top(), other.top());
    int left = Math.max(one.left(), other.left());
    return new Region(
        top,
        left,
        Math.max(top, Math.min(one.bottom(), other.bottom())),
        Math.max(left, Math.min(one.right(), other.right())));
  }
}
