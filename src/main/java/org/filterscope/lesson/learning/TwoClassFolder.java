package org.filterscope.lesson.learning;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.lesson.answer.InputOrigin;

/**
 * Two classes of a folder as points on the two features that separate them best.
 *
 * @param classes names of the classes; the first has label 0
 * @param files the photographs, in the order of the points
 * @param axes the two features and a point for each photograph
 * @param first the origin of the first axis's feature
 * @param second the origin of the second axis's feature
 */
public record TwoClassFolder(
    List<String> classes,
    List<Path> files,
    FeaturePair axes,
    InputOrigin first,
    InputOrigin second) {

  /** Copies the lists. */
  public TwoClassFolder {
    classes = List.copyOf(classes);
    files = List.copyOf(files);
  }
}
