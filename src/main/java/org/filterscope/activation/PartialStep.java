package org.filterscope.activation;

import java.util.Arrays;
import java.util.List;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.OperationVisitor;
import org.filterscope.network.Region;
import org.filterscope.network.Window;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes a node's values on part of its map, for several variants of an image, before the
 * activation function.
 *
 * @param inputs read the node's inputs for each variant
 * @param regions the part to compute for each variant, all of the same size
 * @param convolutions computes convolutions on parts of maps
 */
record PartialStep(
    Node node, List<PatchReader> inputs, List<Region> regions, PartialConvolutions convolutions)
    implements OperationVisitor<float[]> {

  private PatchReader first() {
    return inputs.get(0);
  }

  private int channels() {
    return node.shape().channels();
  }

  private List<Region> covered(Operation.Windowed windows) {
    return regions.stream().map(windows::covered).toList();
  }

  @Override
  public float[] input(Operation.Input operation) {
    throw new IllegalStateException("The input is given, not computed");
  }

  @Override
  public float[] convolution(Operation.Convolution operation) {
    return convolutions.apply(node, operation, first(), regions);
  }

  @Override
  public float[] maxPooling(Operation.MaxPooling pooling) {
    float[] maxima = new float[regions.size() * regions.get(0).cells() * channels()];
    Arrays.fill(maxima, Float.NEGATIVE_INFINITY);
    float[] read = first().read(covered(pooling), Float.NEGATIVE_INFINITY);
    eachTap(
        pooling,
        (from, to) -> {
          for (int c = 0; c < channels(); c++) {
            maxima[to + c] = Math.max(maxima[to + c], read[from + c]);
          }
        });
    return maxima;
  }

  @Override
  public float[] averagePooling(Operation.AveragePooling pooling) {
    float[] means = new float[regions.size() * regions.get(0).cells() * channels()];
    float[] read = first().read(covered(pooling), 0);
    eachTap(
        pooling,
        (from, to) -> {
          for (int c = 0; c < channels(); c++) {
            means[to + c] += read[from + c];
          }
        });
    int next = 0;
    for (Region region : regions) {
      for (int y = region.top(); y < region.bottom(); y++) {
        for (int x = region.left(); x < region.right(); x++) {
          int counted = counted(pooling, y, x);
          for (int end = next + channels(); next < end; next++) {
            means[next] /= counted;
          }
        }
      }
    }
    return means;
  }

  private int counted(Operation.AveragePooling pooling, int y, int x) {
    Window vertical = pooling.vertical();
    Window horizontal = pooling.horizontal();
    return pooling.countsPadding()
        ? vertical.kernel() * horizontal.kernel()
        : vertical.inside(y, first().shape().height())
            * horizontal.inside(x, first().shape().width());
  }

  /** An action on each cell under each window. */
  private interface Tap {
    /** Receives the offsets at which the channels of the cell and of the window's output begin. */
    void at(int from, int to);
  }

  private void eachTap(Operation.Windowed windows, Tap tap) {
    Window vertical = windows.vertical();
    Window horizontal = windows.horizontal();
    Region region = regions.get(0);
    Region covered = windows.covered(region);
    int to = 0;
    for (int variant = 0; variant < regions.size(); variant++) {
      int start = variant * covered.cells();
      for (int cell = 0; cell < region.cells(); cell++) {
        int top = cell / region.width() * vertical.stride();
        int left = cell % region.width() * horizontal.stride();
        for (int ky = 0; ky < vertical.kernel(); ky++) {
          int row = start + (top + ky * vertical.dilation()) * covered.width();
          for (int kx = 0; kx < horizontal.kernel(); kx++) {
            tap.at((row + left + kx * horizontal.dilation()) * channels(), to);
          }
        }
        to += channels();
      }
    }
  }

  @Override
  public float[] padding(Operation.Padding padding) {
    return first().read(covered(padding), 0);
  }

  @Override
  public float[] cropping(Operation.Cropping operation) {
    float[] kept = new float[regions.size() * regions.get(0).cells() * channels()];
    float[] read = first().read(covered(operation), 0);
    eachTap(operation, (from, to) -> System.arraycopy(read, from, kept, to, channels()));
    return kept;
  }

  @Override
  public float[] selection(Operation.Selection operation) {
    float[] read = first().read(regions, 0);
    int[] sources = operation.channels();
    int depth = first().shape().channels();
    float[] selected = new float[read.length / depth * sources.length];
    for (int i = 0; i < selected.length; i++) {
      selected[i] = read[i / sources.length * depth + sources[i % sources.length]];
    }
    return selected;
  }

  @Override
  public float[] gate(Operation.Gate operation) {
    float[] values = first().read(regions, 0);
    float[] factors = inputs.get(1).readAll();
    int each = values.length / regions.size();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factors[i / each * channels() + i % channels()];
    }
    return values;
  }

  @Override
  public float[] upsampling(Operation.Upsampling operation) {
    float[] enlarged = new float[regions.size() * regions.get(0).cells() * channels()];
    int next = 0;
    // The regions are as large as each other, but those they repeat need not be.
    for (int variant = 0; variant < regions.size(); variant++) {
      Region region = regions.get(variant);
      Region repeated = operation.repeated(region);
      float[] read = first().read(variant, repeated);
      for (int y = region.top(); y < region.bottom(); y++) {
        int row = (y / operation.rows() - repeated.top()) * repeated.width() - repeated.left();
        for (int x = region.left(); x < region.right(); x++) {
          int from = (row + x / operation.columns()) * channels();
          System.arraycopy(read, from, enlarged, next, channels());
          next += channels();
        }
      }
    }
    return enlarged;
  }

  @Override
  public float[] globalAverage(Operation.GlobalAverage operation) {
    float[] maps = first().readAll();
    float[] means = new float[regions.size() * channels()];
    int cells = first().shape().cells();
    for (int variant = 0; variant < regions.size(); variant++) {
      for (int c = 0; c < channels(); c++) {
        double sum = 0;
        for (int cell = 0; cell < cells; cell++) {
          sum += maps[(variant * cells + cell) * channels() + c];
        }
        means[variant * channels() + c] = (float) (sum / cells);
      }
    }
    return means;
  }

  @Override
  public float[] flatten(Operation.Flatten flatten) {
    float[] maps = first().readAll();
    if (flatten.order() == Operation.Flatten.Order.CHANNEL_LAST) {
      return maps;
    }
    float[] vectors = new float[maps.length];
    int cells = first().shape().cells();
    int depth = first().shape().channels();
    for (int i = 0; i < maps.length; i++) {
      int variant = i / (cells * depth);
      int cell = i / depth % cells;
      vectors[(variant * depth + i % depth) * cells + cell] = maps[i];
    }
    return vectors;
  }

  @Override
  public float[] dense(Operation.Dense dense) {
    float[] vectors = first().readAll();
    try (INDArray flat = Nd4j.createFromArray(vectors);
        INDArray rows = flat.reshape('c', regions.size(), vectors.length / regions.size());
        INDArray sums = Nd4j.createUninitialized(flat.dataType(), regions.size(), channels())) {
      rows.mmuli(dense.weights(), sums);
      sums.addiRowVector(dense.bias());
      float[] values = new float[regions.size() * channels()];
      sums.data().asNioFloat().get(0, values);
      return values;
    }
  }

  @Override
  public float[] normalisation(Operation.Normalisation normalisation) {
    float[] values = first().read(regions, 0);
    float[] scale = normalisation.scale();
    float[] shift = normalisation.shift();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * scale[i % scale.length] + shift[i % scale.length];
    }
    return values;
  }

  @Override
  public float[] cellScaling(Operation.CellScaling operation) {
    float[] values = first().read(regions, 0);
    int next = 0;
    for (Region region : regions) {
      for (int y = region.top(); y < region.bottom(); y++) {
        int factor = (y * first().shape().width() + region.left()) * channels();
        for (int i = 0; i < region.width() * channels(); i++) {
          values[next++] *= operation.factors()[factor + i];
        }
      }
    }
    return values;
  }

  @Override
  public float[] identity(Operation.Identity operation) {
    return first().read(regions, 0);
  }

  @Override
  public float[] concatenation(Operation.Concatenation operation) {
    int cells = regions.size() * regions.get(0).cells();
    float[] joined = new float[cells * channels()];
    int first = 0;
    for (PatchReader input : inputs) {
      float[] values = input.read(regions, 0);
      int own = input.shape().channels();
      for (int cell = 0; cell < cells; cell++) {
        System.arraycopy(values, cell * own, joined, cell * channels() + first, own);
      }
      first += own;
    }
    return joined;
  }

  @Override
  public float[] addition(Operation.Addition operation) {
    return merged((sum, value) -> sum + value);
  }

  @Override
  public float[] merge(Operation.Merge merge) {
    return merged(
        switch (merge.rule()) {
          case PRODUCT -> (product, value) -> product * value;
          case MAXIMUM -> Math::max;
        });
  }

  /** Combines two values of a cell. */
  private interface Merging {
    float of(float value, float other);
  }

  private float[] merged(Merging merging) {
    float[] merged = first().read(regions, 0);
    for (PatchReader input : inputs.subList(1, inputs.size())) {
      float[] other = input.read(regions, 0);
      for (int i = 0; i < merged.length; i++) {
        merged[i] = merging.of(merged[i], other[i]);
      }
    }
    return merged;
  }

  @Override
  public float[] l2Normalisation(Operation.L2Normalisation fixed) {
    float[] vectors = first().readAll();
    for (int start = 0; start < vectors.length; start += channels()) {
      double squares = 0;
      for (int i = start; i < start + channels(); i++) {
        squares += (double) vectors[i] * vectors[i];
      }
      double factor = fixed.length() / Math.max(Math.sqrt(squares), Float.MIN_NORMAL);
      for (int i = start; i < start + channels(); i++) {
        vectors[i] = (float) (vectors[i] * factor);
      }
    }
    return vectors;
  }
}
