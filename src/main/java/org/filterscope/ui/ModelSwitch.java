package org.filterscope.ui;

import java.nio.file.Path;

/** Changes the model in use, for all screens. */
public interface ModelSwitch {

  /**
   * Switches to a model file as fine-tuning writes it. The previous model stays in use until the
   * new one is loaded.
   */
  void open(Path file);

  /**
   * Imports another program's network: asks for what its file does not say, and keeps a copy with
   * the answers.
   */
  void add(Path file);

  /** Switches to the built-in model. */
  void useBuiltIn();

  /** Whether a file is a network of another program and has to be imported, by its name. */
  static boolean isToBeAdded(Path file) {
    String name = file.toString().toLowerCase(java.util.Locale.ROOT);
    return name.endsWith(".h5")
        || name.endsWith(".hdf5")
        || name.endsWith(".keras")
        || name.endsWith(".onnx");
  }

  /** Whether a file is a model, by its name. */
  static boolean isModel(Path file) {
    return file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".zip");
  }
}
