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
 * Sends variants of an image through its network, each of which differs from the image within one
 * rectangle, and computes only the cells that see the rectangle; all others are taken from the
 * image's own pass. Several variants go through at once. To be used on the engine's thread only,
 * while the image's pass is open.
 */
public final class PartialForwardPass implements AutoCloseable {

  /** More share no work that would be worth the memory. */
  private static final int MOST_AT_ONCE = 13;

  /** Bounds the memory of what goes through at once: 128 MB on the heap and about twice outside. */
  private static final int VALUES_AT_ONCE = 1 << 25;

  private final Network network;
  private final Pass image;
  private final List<Region> changes;

  /** For each node rows and columns of the largest part that a variant changes. */
  private final int[][] sizes;

  private final PartialConvolutions convolutions;

  /**
   * Variants of one image.
   *
   * @param forward passes through the image's network, for their kernels
   * @param image the image's own pass
   * @param changes the rectangle of each variant, inside the input
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

  /** How many variants may go through at once. */
  public int atOnce() {
    long values = 0;
    for (Node node : network.nodes()) {
      values += (long) sizes[node.index()][0] * sizes[node.index()][1] * node.shape().channels();
    }
    return (int) Math.max(1, Math.min(MOST_AT_ONCE, VALUES_AT_ONCE / values));
  }

  /**
   * Sends variants through all layers.
   *
   * @param variants which of the rectangles, no more than {@link #atOnce}
   * @param inputs what the prepared image is in each of them, {@code [height, width, channels]}
   * @param betweenLayers called before each layer, so that background work can give way
   * @return for each node, by its index, the parts of its map that the variants have of their own
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

  /** A variant's rectangle may be smaller than the largest one; around it is the image. */
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

  /** A variant's part of each node's map, of the size that all variants have there. */
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

  /** The part of each node's map that sees a rectangle of the input. */
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
