package org.filterscope.network.file;

import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.filterscope.network.ArrayValues;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.task.Problem;
import org.filterscope.task.Sha256;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The model that comes with the app: VGG16's convolutions and a head of our own. */
public final class BuiltInModel {

  /** Its name on the command line. */
  public static final String NAME = "vgg16-caltech101";

  /** VGG16's 13 convolutions, from Keras' file without the dense layers. */
  public static final String BASE_FILE = "vgg16-conv-base.h5";

  /** The head for the 101 classes of Caltech-101. */
  public static final String HEAD_FILE = "caltech101-head.zip";

  /** See NOTICE.md beside the file. */
  private static final String BASE_CHECKSUM =
      "f3217e512173197b2a9efb1bb491010d036022c1f1b2b993bdf726eac50cc71c";

  private static final String HEAD_CHECKSUM =
      "1fb5f49fad7949a03573a985035e3445df0c6b99e378a279d2430e9aac562aba";

  /** The layer with the last feature maps of the base. */
  private static final String LAST_MAPS = "pool5";

  private BuiltInModel() {}

  /**
   * Loads the whole model.
   *
   * @param folder the folder of models
   * @throws Problem if a file is missing or damaged, or its weights have changed
   */
  public static Model load(Path folder) {
    Path headFile = folder.resolve(HEAD_FILE);
    requireUnchanged(headFile, HEAD_CHECKSUM);
    HeadFile.Head head = HeadFile.read(headFile);
    Network.Builder builder = baseBuilder(folder.resolve(BASE_FILE));
    PooledHead.addFeatures(builder, LAST_MAPS);
    PooledHead.addClasses(builder, head.weights(), head.bias());
    return new Model(
        NAME, builder.build(), Preparation.kerasVgg(), head.labels(), head.certainty(), checksum());
  }

  /** The model's checksum, the same as {@link Model#checksum} once it is loaded. */
  public static String checksum() {
    return Sha256.of((BASE_CHECKSUM + HEAD_CHECKSUM).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Loads VGG16's convolutional base, from conv1_1 to pool5.
   *
   * @param folder the folder of models
   * @throws Problem if its file is missing or damaged, or its weights have changed
   */
  public static Network base(Path folder) {
    return baseBuilder(folder.resolve(BASE_FILE)).build();
  }

  /**
   * Whether another VGG16 has the same convolutions, bit for bit.
   *
   * @param network a network with the same names of convolutions, such as one from Keras' file of
   *     weights
   * @param folder the folder of models
   * @throws Problem as {@link #base}
   */
  public static boolean hasConvolutionsOf(Network network, Path folder) {
    return base(folder).nodes().stream()
        .allMatch(
            node ->
                !(node.operation() instanceof Operation.Convolution ours)
                    || network
                        .find(node.name())
                        .filter(other -> isSame(ours, other.operation()))
                        .isPresent());
  }

  private static boolean isSame(Operation.Convolution ours, Operation other) {
    return other instanceof Operation.Convolution theirs
        && ours.vertical().equals(theirs.vertical())
        && ours.horizontal().equals(theirs.horizontal())
        && isSame(ours.kernels(), theirs.kernels())
        && isSame(ours.bias(), theirs.bias());
  }

  private static boolean isSame(INDArray ours, INDArray theirs) {
    if (!Arrays.equals(ours.shape(), theirs.shape())) {
      return false;
    }
    AtomicBoolean isSame = new AtomicBoolean();
    ArrayValues.use(ours, one -> ArrayValues.use(theirs, other -> isSame.set(isSame(one, other))));
    return isSame.get();
  }

  private static boolean isSame(FloatBuffer one, FloatBuffer other) {
    if (one.remaining() != other.remaining()) {
      return false;
    }
    for (int i = 0; i < one.remaining(); i++) {
      if (Float.floatToRawIntBits(one.get(i)) != Float.floatToRawIntBits(other.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Network.Builder baseBuilder(Path file) {
    requireUnchanged(file, BASE_CHECKSUM);
    try (KerasWeights weights = new KerasWeights(file)) {
      return VggWeights.base(weights);
    }
  }

  private static void requireUnchanged(Path file, String checksum) {
    if (!Files.isRegularFile(file)) {
      throw new Problem("model.missing", file);
    }
    if (!Checksum.of(file).equals(checksum)) {
      throw new Problem("model.changed", file);
    }
  }
}
