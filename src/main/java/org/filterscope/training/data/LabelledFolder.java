package org.filterscope.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.filterscope.image.PictureFolder;
import org.filterscope.image.PictureFolder.LeftOut;
import org.filterscope.task.Problem;

/**
 * A folder with a sub-folder for each class.
 *
 * @param classes the sub-folders' names, in alphabetical order
 * @param photographs all their photographs, class by class
 * @param leftOut what is named like a photograph but is no file, and folders that cannot be read
 */
public record LabelledFolder(
    List<String> classes, List<Photograph> photographs, List<LeftOut> leftOut) {

  /** Copies the lists. */
  public LabelledFolder {
    classes = List.copyOf(classes);
    photographs = List.copyOf(photographs);
    leftOut = List.copyOf(leftOut);
  }

  /** Photographs without any left out. */
  public LabelledFolder(List<String> classes, List<Photograph> photographs) {
    this(classes, photographs, List.of());
  }

  /**
   * A photograph whose class is known.
   *
   * @param file its file
   * @param label the index of its class among the folder's classes
   */
  public record Photograph(Path file, int label) {}

  /**
   * Lists a folder without opening files.
   *
   * @throws Problem if it is missing, or has no sub-folders with photographs
   */
  public static LabelledFolder of(Path folder) {
    List<String> classes = new ArrayList<>();
    List<Photograph> photographs = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    for (Path subFolder : subFolders(folder)) {
      List<Path> files = photographs(subFolder, leftOut);
      if (!files.isEmpty()) {
        int label = classes.size();
        classes.add(subFolder.getFileName().toString());
        files.forEach(file -> photographs.add(new Photograph(file, label)));
      }
    }
    if (classes.isEmpty()) {
      throw new Problem("folder.no-classes", folder);
    }
    return new LabelledFolder(classes, photographs, leftOut);
  }

  private static List<Path> photographs(Path subFolder, List<LeftOut> leftOut) {
    try {
      return PictureFolder.all(subFolder, leftOut::add);
    } catch (Problem e) {
      leftOut.add(new LeftOut(subFolder, e));
      return List.of();
    }
  }

  private static List<Path> subFolders(Path folder) {
    PictureFolder.require(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .sorted(Comparator.comparing(entry -> entry.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new Problem(e, "folder.unreadable", folder);
    }
  }
}
