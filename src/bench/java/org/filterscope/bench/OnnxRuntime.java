package org.filterscope.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** ONNX Runtime; it keeps no maps but the last. */
final class OnnxRuntime implements Contender {
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final OnnxTensor input;
  private OrtSession.@Nullable Result last;

  /**
   * The model in a file.
   *
   * @param input {@code [images, 3, 224, 224]}
   */
  OnnxRuntime(Path model, float[] input, int images, int threads) throws OrtException {
    environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    session = environment.createSession(model.toString(), options);
    this.input =
        OnnxTensor.createTensor(
            environment, FloatBuffer.wrap(input), new long[] {images, 3, 224, 224});
  }

  @Override
  public String name() {
    return "ONNX Runtime " + environment.getVersion() + ", plain pass";
  }

  @Override
  public void run() {
    if (last != null) {
      last.close();
    }
    try {
      last = session.run(Map.of("image", input));
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
