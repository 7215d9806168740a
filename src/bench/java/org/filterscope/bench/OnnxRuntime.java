package org.filterscope.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import onnx.Onnx;
import org.jspecify.annotations.Nullable;

/** ONNX Runtime. */
final class OnnxRuntime implements Contender {
  private final OrtEnvironment environment;
  private final String name;
  private final OrtSession session;
  private final String inputName;
  private final OnnxTensor input;
  private OrtSession.@Nullable Result last;

  private OnnxRuntime(String name, SessionSource source, float[] input, long[] shape, int threads)
      throws OrtException {
    environment = OrtEnvironment.getEnvironment();
    this.name = "ONNX Runtime " + environment.getVersion() + ", " + name;
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    session = source.open(environment, options);
    inputName = session.getInputNames().iterator().next();
    this.input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input), shape);
  }

  private interface SessionSource {
    OrtSession open(OrtEnvironment environment, OrtSession.SessionOptions options)
        throws OrtException;
  }

  /**
   * The model in a file, of which only the last map is kept.
   *
   * @param input of this shape
   * @param shape {@code [images, channels, height, width]}
   */
  static OnnxRuntime plain(Path model, float[] input, long[] shape, int threads)
      throws OrtException {
    return new OnnxRuntime(
        "plain pass",
        (environment, options) -> environment.createSession(model.toString(), options),
        input,
        shape,
        threads);
  }

  /** The model in one file, with the results of all its operations as outputs. */
  static OnnxRuntime withAllMaps(Path model, float[] input, long[] shape, int threads)
      throws OrtException, IOException {
    byte[] changed = withAllOutputs(Onnx.ModelProto.parseFrom(Files.readAllBytes(model)));
    return new OnnxRuntime(
        "all maps kept",
        (environment, options) -> environment.createSession(changed, options),
        input,
        shape,
        threads);
  }

  private static byte[] withAllOutputs(Onnx.ModelProto model) {
    Onnx.ModelProto.Builder changed = model.toBuilder();
    List<String> known =
        model.getGraph().getOutputList().stream().map(Onnx.ValueInfoProto::getName).toList();
    for (Onnx.NodeProto node : model.getGraph().getNodeList()) {
      for (String output : node.getOutputList()) {
        if (!output.isEmpty() && !known.contains(output)) {
          changed.getGraphBuilder().addOutput(Onnx.ValueInfoProto.newBuilder().setName(output));
        }
      }
    }
    return changed.build().toByteArray();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void run() {
    if (last != null) {
      last.close();
    }
    try {
      last = session.run(Map.of(inputName, input));
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public float[] result() {
    FloatBuffer values = ((OnnxTensor) Objects.requireNonNull(last).get(0)).getFloatBuffer();
    float[] copy = new float[values.remaining()];
    values.get(copy);
    return copy;
  }

  @Override
  public void close() {
    try {
      if (last != null) {
        last.close();
      }
      input.close();
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
