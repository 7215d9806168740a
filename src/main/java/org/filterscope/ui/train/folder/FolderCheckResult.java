package org.filterscope.ui.train.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.training.data.CheckedFolder;
import org.filterscope.training.data.Sample;

/**
 * A folder that was looked through.
 *
 * @param folder the one that was chosen
 * @param checked what is in it
 * @param classes its classes, in their order
 */
public record FolderCheckResult(Path folder, CheckedFolder checked, List<FoundClass> classes) {

  /** How many photographs of each class are shown. */
  private static final int EXAMPLES = 3;

  /**
   * A class.
   *
   * @param count how many photographs it has
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

  /** How many photographs can be used. */
  public int photographs() {
    return checked.samples().size();
  }

  /** Neighbours in a folder are often of one burst: these lie apart. */
  private static List<Path> some(List<Path> files) {
    int count = Math.min(EXAMPLES, files.size());
    List<Path> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(files.get(i * files.size() / count));
    }
    return List.copyOf(some);
  }
}
