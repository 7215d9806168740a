package org.filterscope.ui;

import java.nio.file.Path;

/** Decides which model all screens look into. */
public interface ModelSwitch {

  /** Takes a model's file into use, as fine-tuning writes it; the one before stays until then. */
  void open(Path file);

  /** Asks what a network's file does not say itself, and keeps a copy with the answers. */
  void add(Path file);

  /** Takes the model that comes with the app into use. */
  void useBuiltIn();

  /** Whether a file is a network's of another program, by its name. */
  static boolean isToBeAdded(Path file) {
    return file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".h5");
  }

  /** Whether a file is a model's, by its name. */
  static boolean isModel(Path file) {
    return file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".zip");
  }
}
