package org.filterscope.ui.train.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.training.data.CheckedFolder;
import org.filterscope.training.data.Sample;

/**
 * A folder that has been checked.
 *
 * @param folder the chosen folder
 * @param checked its contents
 * @param classes its classes, in order
 */
public record FolderCheckResult(Path folder, CheckedFolder checked, List<FoundClass> classes) {

  /** The number of photographs that are shown for each class. */
  private static final int EXAMPLES = 3;

  /**
   * A class.
   *
   * @param count the number of its photographs
   * @param examples some of them
   */
  public record FoundClass(String name, int count, List<Path> examples) {}

  /** Sorts photographs by class. */
  static FolderCheckResult of(Path folder, CheckedFolder checked) {
    List<List<Path>> files = new ArrayList<>();
    checked.classes().forEach(name -> files.add(new ArrayList<>()));
    for (Sample sample : checked.samples()) {
      files.get(sample.label()).add(sample.file());
    }
    List<FoundClass> classes = new ArrayList<>();
    for (int label = 0; label < files.size(); label++) {
      List<Path> own = files.get(label);
      classes.add(new FoundClass(checked.classes().get(label), own.size(), some(own)));
    }
    return new FolderCheckResult(folder, checked, List.copyOf(classes));
  }

  /** The number of usable photographs. */
  public int photographs() {
    return checked.samples().size();
  }

  /** Neighbouring files are often from one burst, so these are taken from all over the folder. */
  private static List<Path> some(List<Path> files) {
    int count = Math.min(EXAMPLES, files.size());
    List<Path> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(files.get(i * files.size() / count));
    }
    return List.copyOf(some);
  }
}
