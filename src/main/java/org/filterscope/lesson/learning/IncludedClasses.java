package org.filterscope.lesson.learning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.training.data.LabelledFolder;

/**
 * Two classes of the photographs that come with the app, for users without a folder of their own:
 * things made by nature and things made by people. Photographs that show both or neither are left
 * out.
 */
public final class IncludedClasses {

  private static final List<String> NATURE =
      List.of(
          "cat",
          "dandelions",
          "dragonfly",
          "flower",
          "grass",
          "gravel",
          "meadow-mountain",
          "mountain-path",
          "nuthatch",
          "raccoon",
          "stream",
          "two-dogs");

  private static final List<String> MADE =
      List.of(
          "brick-wall",
          "bridge-cables",
          "clock",
          "coffee",
          "coins",
          "fig-bowl",
          "paintbrushes",
          "rocket",
          "temple",
          "wine-table");

  private IncludedClasses() {}

  /**
   * The photographs with their classes.
   *
   * @param photographs the folder that comes with the app
   * @param nature the name of the first class
   * @param made the name of the second class
   */
  public static LabelledFolder of(Path photographs, String nature, String made) {
    List<LabelledFolder.Photograph> all = new ArrayList<>();
    for (String name : NATURE) {
      all.add(new LabelledFolder.Photograph(photographs.resolve(name + ".jpg"), 0));
    }
    for (String name : MADE) {
      all.add(new LabelledFolder.Photograph(photographs.resolve(name + ".jpg"), 1));
    }
    return new LabelledFolder(List.of(nature, made), all);
  }
}
