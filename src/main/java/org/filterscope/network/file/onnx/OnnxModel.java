package org.filterscope.network.file.onnx;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import org.filterscope.task.Problem;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;
import org.nd4j.shade.protobuf.UnsafeByteOperations;

/**
 * An ONNX file. Its weights stay in the file, which is mapped into memory, until each is copied to
 * where it is needed.
 *
 * @param file the file
 * @param proto its content
 */
record OnnxModel(Path file, ModelProto proto) {

  /** Operations of older sets have other settings. */
  private static final long OLDEST_OPERATIONS = 7;

  /**
   * Opens a file.
   *
   * @throws Problem if it cannot be read, is damaged, or was written by a very old program
   */
  static OnnxModel open(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() > Integer.MAX_VALUE) {
        throw new Problem("onnx.too-large", file);
      }
      ByteString content =
          UnsafeByteOperations.unsafeWrap(
              channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
      new OnnxLimits(content.newCodedInput()).require();
      CodedInputStream in = content.newCodedInput();
      // Weights are not copied into the heap.
      in.enableAliasing(true);
      OnnxModel model = new OnnxModel(file, ModelProto.parseFrom(in));
      model.requireOperations();
      return model;
    } catch (InvalidProtocolBufferException e) {
      throw new Problem(e, "model.damaged", file);
    } catch (IOException e) {
      throw new Problem(e, "model.unreadable", file);
    }
  }

  private void requireOperations() {
    if (!proto.hasGraph()) {
      throw new Problem("model.damaged", file);
    }
    for (OperatorSetIdProto set : proto.getOpsetImportList()) {
      if (set.getDomain().isEmpty() && set.getVersion() < OLDEST_OPERATIONS) {
        throw new Problem("onnx.opset", file, set.getVersion());
      }
    }
  }

  /** The version of ONNX's own operations. */
  long operations() {
    return proto.getOpsetImportList().stream()
        .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
        .mapToLong(OperatorSetIdProto::getVersion)
        .findFirst()
        .orElse(OLDEST_OPERATIONS);
  }
}
