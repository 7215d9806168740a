package org.filterscope.projection;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;

/**
 * One image's activations in double precision, at the requested cells and at all cells that these
 * depend on, down to the pixels. Computed values are kept.
 *
 * <p>Weights and pixels are the float32 numbers that the forward pass reads. So the relative error
 * is about 1e-14, compared with 1e-6 in the forward pass.
 */
final class ExactValues {
  /**
   * If more than one in this many channels is needed, all are computed, because that is much
   * faster.
   */
  private static final int MUCH = 8;

  private final ExactConvolution convolutions;
  private final Network network;

  /** For each node and each known cell, the cell's channels. */
  private final double[][][] known;

  /** For each node, single channel values of cells that are not known in full, by position. */
  private final List<Map<Integer, Double>> single = new ArrayList<>();

  private long count;

  /**
   * Creates the values for an image.
   *
   * @param convolutions computes convolutions
   * @param image {@code [height, width, channels]}, as the network reads it
   */
  ExactValues(ExactConvolution convolutions, Network network, float[] image) {
    this.convolutions = convolutions;
    this.network = network;
    this.known = new double[network.nodes().size()][][];
    network.nodes().forEach(node -> single.add(new HashMap<>()));
    int channels = network.input().channels();
    known[0] = new double[network.input().cells()][channels];
    for (int i = 0; i < image.length; i++) {
      known[0][i / channels][i % channels] = image[i];
    }
  }

  /** Number of values computed so far. */
  long count() {
    return count;
  }

  /** A value that has been computed. */
  double at(Node node, int cell, int channel) {
    double[] channels = of(node)[cell];
    return channels == null
        ? single.get(node.index()).get(place(node, cell, channel))
        : channels[channel];
  }

  private static int place(Node node, int cell, int channel) {
    return cell * node.shape().channels() + channel;
  }

  /** Computes some channels of a node's cells and everything that they depend on. */
  void compute(Node node, Map<Integer, BitSet> cellsOfChannel) {
    BitSet all = new BitSet();
    int count = 0;
    for (BitSet cells : cellsOfChannel.values()) {
      all.or(cells);
      count += cells.cardinality();
    }
    boolean isMuch = count > all.cardinality() * node.shape().channels() / MUCH;
    if (isMuch || !(node.operation() instanceof Operation.Convolution convolution)) {
      compute(node, all);
      return;
    }
    Node source = network.node(node.inputs().get(0));
    compute(source, behind(node, all, source));
    ExactStep step = step(node, all);
    cellsOfChannel.forEach(
        (channel, cells) ->
            missing(node.index(), cells).stream()
                .forEach(
                    cell -> {
                      double value = step.sum(convolution, cell, channel);
                      single
                          .get(node.index())
                          .put(place(node, cell, channel), node.activation().apply(value));
                    }));
  }

  /** A node's cells; unknown cells are null. */
  double[][] of(Node node) {
    double[][] cells = known[node.index()];
    if (cells == null) {
      cells = new double[node.shape().cells()][];
      known[node.index()] = cells;
    }
    return cells;
  }

  /** Computes all channels of a node's cells and everything that they depend on. */
  void compute(Node node, BitSet cells) {
    BitSet[] wanted = new BitSet[node.index() + 1];
    wanted[node.index()] = cells;
    for (int index = node.index(); index > 0; index--) {
      BitSet missing = wanted[index] == null ? new BitSet() : missing(index, wanted[index]);
      wanted[index] = missing;
      Node reader = network.node(index);
      for (int input : reader.inputs()) {
        BitSet behind = behind(reader, missing, network.node(input));
        if (wanted[input] != null) {
          behind.or(wanted[input]);
        }
        wanted[input] = behind;
      }
    }
    for (int index = 1; index <= node.index(); index++) {
      if (!wanted[index].isEmpty()) {
        fill(network.node(index), wanted[index]);
      }
    }
  }

  /** The cells of an input that some of a node's cells depend on, as a new set. */
  static BitSet behind(Node reader, BitSet cells, Node input) {
    return (BitSet)
        reader.operation().accept(new InputCells(cells, reader.shape(), input.shape())).clone();
  }

  private BitSet missing(int index, BitSet wanted) {
    double[][] cells = of(network.node(index));
    BitSet missing = new BitSet(cells.length);
    for (int cell = wanted.nextSetBit(0); cell >= 0; cell = wanted.nextSetBit(cell + 1)) {
      missing.set(cell, cells[cell] == null);
    }
    return missing;
  }

  private void fill(Node node, BitSet cells) {
    count += (long) cells.cardinality() * node.shape().channels();
    node.operation().accept(step(node, cells));
    activate(node.activation(), cells, of(node));
  }

  private ExactStep step(Node node, BitSet cells) {
    double[][][] inputs = new double[node.inputs().size()][][];
    Node[] sources = new Node[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      sources[i] = network.node(node.inputs().get(i));
      inputs[i] = of(sources[i]);
    }
    return new ExactStep(convolutions, node, sources, inputs, cells, of(node));
  }

  private static void activate(Activation function, BitSet cells, double[][] values) {
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      double[] channels = values[cell];
      for (int c = 0; c < channels.length; c++) {
        channels[c] = function.apply(channels[c]);
      }
    }
  }
}
