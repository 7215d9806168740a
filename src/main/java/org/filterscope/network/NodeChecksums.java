package org.filterscope.network;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.filterscope.task.Sha256;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checksums of what nodes compute: a node's operation, weights and activation, and those of all
 * nodes that it depends on, down to the input. Names do not count, nor do nodes that pass on their
 * input unchanged. Each node's weights are read once.
 */
final class NodeChecksums {

  private static final int BLOCK = 1 << 16;

  private final DataOutputStream out;

  private NodeChecksums(DataOutputStream out) {
    this.out = out;
  }

  /** Writes what a checksum covers. */
  @FunctionalInterface
  private interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }

  /** SHA-256 in hexadecimal for each node, in the network's order. */
  static List<String> of(List<Node> nodes) {
    List<String> checksums = new ArrayList<>();
    for (Node node : nodes) {
      checksums.add(of(node, node.inputs().stream().map(checksums::get).toList()));
    }
    return List.copyOf(checksums);
  }

  private static String of(Node node, List<String> inputs) {
    String sum =
        node.operation() instanceof Operation.Identity ? inputs.get(0) : ofSum(node, inputs);
    Activation activation = node.activation();
    if (activation.kind() == Activation.Kind.IDENTITY) {
      return sum;
    }
    return digest(
        out -> {
          out.writeUTF(activation.kind().name());
          out.writeFloat(activation.slope());
          out.writeUTF(sum);
        });
  }

  /** The checksum of a node's sums, before the activation. */
  private static String ofSum(Node node, List<String> inputs) {
    return digest(
        out -> {
          out.writeUTF(node.operation().kind());
          out.writeUTF(node.shape().toString());
          for (String input : inputs) {
            out.writeUTF(input);
          }
          new NodeChecksums(out).add(node.operation());
        });
  }

  private static String digest(Content content) {
    MessageDigest digest = Sha256.digest();
    try (DataOutputStream out =
        new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void add(Operation operation) throws IOException {
    if (operation instanceof Operation.Windowed windowed) {
      add(windowed.vertical());
      add(windowed.horizontal());
    }
    boolean isKnown = addWeights(operation) || addScale(operation);
    addChoice(operation);
    addSources(operation);
    addRule(operation);
    if (!isKnown && operation.parameters() > 0) {
      throw new IllegalStateException("Nobody knows the weights of a " + operation.kind());
    }
  }

  private boolean addWeights(Operation operation) throws IOException {
    if (operation instanceof Operation.Convolution convolution) {
      add(convolution.kernels());
      add(convolution.bias());
      return true;
    }
    if (operation instanceof Operation.Dense dense) {
      add(dense.weights());
      add(dense.bias());
      return true;
    }
    return false;
  }

  private boolean addScale(Operation operation) throws IOException {
    if (operation instanceof Operation.Normalisation normalisation) {
      add(FloatBuffer.wrap(normalisation.scale()));
      add(FloatBuffer.wrap(normalisation.shift()));
      return true;
    }
    if (operation instanceof Operation.CellScaling scaling) {
      add(FloatBuffer.wrap(scaling.factors()));
      return true;
    }
    return false;
  }

  private void addChoice(Operation operation) throws IOException {
    if (operation instanceof Operation.AveragePooling pooling) {
      out.writeBoolean(pooling.countsPadding());
    } else if (operation instanceof Operation.Flatten flatten) {
      out.writeUTF(flatten.order().name());
    }
  }

  private void addSources(Operation operation) throws IOException {
    if (operation instanceof Operation.Selection selection) {
      for (int channel : selection.channels()) {
        out.writeInt(channel);
      }
    } else if (operation instanceof Operation.Upsampling upsampling) {
      out.writeInt(upsampling.rows());
      out.writeInt(upsampling.columns());
    }
  }

  private void addRule(Operation operation) throws IOException {
    if (operation instanceof Operation.Merge merge) {
      out.writeUTF(merge.rule().name());
    } else if (operation instanceof Operation.L2Normalisation fixed) {
      out.writeFloat(fixed.length());
    }
  }

  /**
   * Leaves out the padding after the last input cell: as far as it matters, the output's shape
   * tells it.
   */
  private void add(Window window) throws IOException {
    out.writeInt(window.kernel());
    out.writeInt(window.stride());
    out.writeInt(window.before());
    out.writeInt(window.dilation());
  }

  private void add(INDArray array) throws IOException {
    boolean isInOrder = array.ordering() == 'c' && !array.isView();
    try (INDArray copy = isInOrder ? null : array.dup('c')) {
      ArrayValues.use(
          copy == null ? array : copy,
          values -> add(values.slice(values.position(), (int) array.length())));
    }
  }

  private void add(FloatBuffer values) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    out.writeInt(values.remaining());
    while (values.hasRemaining()) {
      FloatBuffer part = block.clear().asFloatBuffer();
      int count = Math.min(values.remaining(), part.remaining());
      part.put(values.slice(values.position(), count));
      values.position(values.position() + count);
      out.write(block.array(), 0, count * Float.BYTES);
    }
  }
}
