package org.filterscope.ui;

import java.nio.file.Path;

/** Decides which model all screens look into. */
public interface Models {

  /** Takes a model's file into use, as fine-tuning writes it; the one before stays until then. */
  void open(Path file);

  /** Takes the model that comes with the app into use. */
  void useBuiltIn();

  /** Whether a file is a model's, by its name. */
  static boolean isModel(Path file) {
    return file.toString().toLowerCase(java.util.Locale.ROOT).endsWith(".zip");
  }
}
