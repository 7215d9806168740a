package org.filterscope.activation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Region;
import org.filterscope.network.Shape;
import org.filterscope.task.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Runs variants of an image through its network. Each variant differs from the image within one
 * rectangle. Only the cells that depend on the rectangle are computed; all others come from the
 * image's own pass. Several variants run at once. Use it on the engine's thread only, while the
 * image's pass is open.
 */
public final class PartialForwardPass implements AutoCloseable {

  /** Larger batches save too little work to be worth the memory. */
  private static final int MOST_AT_ONCE = 13;

  /** Limits the memory of a batch to 128 MB on the heap and about twice that outside it. */
  private static final int VALUES_AT_ONCE = 1 << 25;

  private final Network network;
  private final Pass image;
  private final List<Region> changes;

  /** For each node, the rows and columns of the largest part that any variant changes. */
  private final int[][] sizes;

  private final PartialConvolutions convolutions;

  /**
   * Prepares to run variants of one image.
   *
   * @param forward the forward pass through the image's network, which provides the kernels
   * @param image the image's own pass
   * @param changes the rectangle of each variant, within the input
   */
  public PartialForwardPass(ForwardPass forward, Pass image, List<Region> changes) {
    this.network = image.network();
    this.image = image;
    this.changes = List.copyOf(changes);
    this.convolutions = new PartialConvolutions(forward.convolutions());
    this.sizes = new int[network.nodes().size()][2];
    for (Region change : changes) {
      Region[] regions = changed(change);
      for (int i = 0; i < regions.length; i++) {
        sizes[i][0] = Math.max(sizes[i][0], regions[i].height());
        sizes[i][1] = Math.max(sizes[i][1], regions[i].width());
      }
    }
  }

  /** How many variants may run at once. */
  public int atOnce() {
    long values = 0;
    for (Node node : network.nodes()) {
      values += (long) sizes[node.index()][0] * sizes[node.index()][1] * node.shape().channels();
    }
    return (int) Math.max(1, Math.min(MOST_AT_ONCE, VALUES_AT_ONCE / values));
  }

  /**
   * Runs variants through all layers.
   *
   * @param variants indices of the rectangles, no more than {@link #atOnce}
   * @param inputs the prepared pixels inside each rectangle, {@code [height, width, channels]}
   * @param betweenLayers called before each layer, so that background work can yield
   * @return for each node, by index, the parts of its map that belong to the variants
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public List<Patches> run(
      int[] variants, List<float[]> inputs, Cancellation cancellation, Runnable betweenLayers) {
    Region[][] regions = Arrays.stream(variants).mapToObj(this::regions).toArray(Region[][]::new);
    @Nullable Patches[] patches = new Patches[network.nodes().size()];
    for (Node node : network.nodes()) {
      cancellation.check();
      betweenLayers.run();
      List<Region> parts = Arrays.stream(regions).map(all -> all[node.index()]).toList();
      float[] values =
          node.index() == 0
              ? input(variants, inputs, parts)
              : activated(node, computed(node, patches, parts));
      patches[node.index()] = new Patches(parts, node.shape().channels(), values);
    }
    List<Patches> all = new ArrayList<>();
    for (Patches each : patches) {
      all.add(Objects.requireNonNull(each));
    }
    return all;
  }

  private float[] computed(Node node, @Nullable Patches[] patches, List<Region> parts) {
    List<PatchReader> readers =
        node.inputs().stream().map(input -> reader(network.node(input), patches)).toList();
    return node.operation().accept(new PartialStep(node, readers, parts, convolutions));
  }

  private PatchReader reader(Node node, @Nullable Patches[] patches) {
    Patches own = Objects.requireNonNull(patches[node.index()]);
    return new PatchReader(node.shape(), image.values(node), own);
  }

  /**
   * Fills the cells around a variant's rectangle from the image if the rectangle is smaller than
   * the largest one.
   */
  private float[] input(int[] variants, List<float[]> inputs, List<Region> parts) {
    Shape shape = network.input();
    float[] values = new float[parts.size() * parts.get(0).cells() * shape.channels()];
    int next = 0;
    for (int i = 0; i < variants.length; i++) {
      Region own = changes.get(variants[i]);
      Patches change = new Patches(List.of(own), shape.channels(), inputs.get(i));
      PatchReader reader = new PatchReader(shape, image.values(network.node(0)), change);
      float[] part = reader.read(List.of(parts.get(i)), 0);
      System.arraycopy(part, 0, values, next, part.length);
      next += part.length;
    }
    return values;
  }

  private static float[] activated(Node node, float[] values) {
    Activation function = node.activation();
    switch (function.kind()) {
      case IDENTITY -> {}
      case RELU -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = Math.max(values[i], 0);
        }
      }
      case SOFTMAX -> {
        for (int start = 0; start < values.length; start += node.shape().channels()) {
          softmax(values, start, start + node.shape().channels());
        }
      }
      default -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) function.apply(values[i]);
        }
      }
    }
    return values;
  }

  private static void softmax(float[] values, int start, int end) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = start; i < end; i++) {
      largest = Math.max(largest, values[i]);
    }
    double sum = 0;
    for (int i = start; i < end; i++) {
      sum += Math.exp(values[i] - largest);
    }
    for (int i = start; i < end; i++) {
      values[i] = (float) (Math.exp(values[i] - largest) / sum);
    }
  }

  /**
   * A variant's part of each node's map. At each node, all variants have parts of the same size.
   */
  private Region[] regions(int variant) {
    Region[] regions = changed(changes.get(variant));
    for (Node node : network.nodes()) {
      int i = node.index();
      int top = Math.min(regions[i].top(), node.shape().height() - sizes[i][0]);
      int left = Math.min(regions[i].left(), node.shape().width() - sizes[i][1]);
      regions[i] = new Region(top, left, top + sizes[i][0], left + sizes[i][1]);
    }
    return regions;
  }

  /** The part of each node's map that depends on a rectangle of the input. */
  private Region[] changed(Region change) {
    Region[] regions = new Region[network.nodes().size()];
    regions[0] = change;
    for (Node node : network.nodes().subList(1, regions.length)) {
      List<Region> inputs = node.inputs().stream().map(input -> regions[input]).toList();
      regions[node.index()] = node.operation().accept(new ChangedRegion(inputs, node.shape()));
    }
    return regions;
  }

  @Override
  public void close() {
    convolutions.close();
  }
}
