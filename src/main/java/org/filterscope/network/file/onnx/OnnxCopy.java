package org.filterscope.network.file.onnx;

import java.nio.file.Path;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.GraphProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.filterscope.task.Problem;
import org.filterscope.task.SafeFile;

/** Copies models that keep their weights in a second file, as one file. */
public final class OnnxCopy {

  private OnnxCopy() {}

  /**
   * Whether a model keeps weights in a second file.
   *
   * @throws Problem if the file is damaged
   */
  public static boolean isInTwoFiles(Path file) {
    GraphProto graph = OnnxModel.open(file).proto().getGraph();
    return graph.getInitializerList().stream().anyMatch(OnnxWeights::isBeside)
        || graph.getNodeList().stream().anyMatch(OnnxCopy::isBeside);
  }

  private static boolean isBeside(NodeProto node) {
    return node.getAttributeList().stream()
        .anyMatch(each -> each.hasT() && OnnxWeights.isBeside(each.getT()));
  }

  /**
   * Writes a model with all its weights, whole or not at all.
   *
   * @throws Problem if the second file is missing or too short, both together are too large for
   *     one, or the copy cannot be written
   */
  public static void write(Path file, Path target) {
    OnnxWeights weights = new OnnxWeights(file);
    ModelProto.Builder whole = OnnxModel.open(file).proto().toBuilder();
    GraphProto.Builder graph = whole.getGraphBuilder();
    long bytes = 0;
    for (int i = 0; i < graph.getInitializerCount(); i++) {
      TensorProto weight = graph.getInitializer(i);
      bytes += OnnxWeights.isBeside(weight) ? weights.bytesBeside(weight) : 0;
      graph.setInitializer(i, inside(weight, weights));
    }
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      for (AttributeProto.Builder setting : node.getAttributeBuilderList()) {
        if (setting.hasT()) {
          setting.setT(inside(setting.getT(), weights));
        }
      }
    }
    if (bytes > Integer.MAX_VALUE / 2) {
      // Protocol buffers end at 2 GB; no network of this size fits into the memory anyway.
      throw new Problem("onnx.too-large", file);
    }
    SafeFile.write(target, whole.build()::writeTo);
  }

  private static TensorProto inside(TensorProto weight, OnnxWeights weights) {
    return OnnxWeights.isBeside(weight)
        ? weight.toBuilder()
            .setRawData(weights.bytes(weight))
            .clearExternalData()
            .clearDataLocation()
            .build()
        : weight;
  }
}
