package org.filterscope.network.file;

import java.nio.file.Path;
import org.filterscope.network.Network;

/** The model that comes with the app: VGG16's convolutions and a head of our own. */
public final class BuiltInModel {

  /** VGG16's 13 convolutions, as Keras' file without the dense layers has them. */
  public static final String BASE_FILE = "vgg16-conv-base.h5";

  private BuiltInModel() {}

  /**
   * VGG16's convolutional base, from conv1_1 to pool5.
   *
   * @param folder the folder of models
   * @throws org.filterscope.task.Problem if its file is missing or damaged
   */
  public static Network base(Path folder) {
    try (KerasWeights weights = new KerasWeights(folder.resolve(BASE_FILE))) {
      return Vgg16.base(weights).build();
    }
  }
}
