package org.filterscope.lesson.learning;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.lesson.answer.InputOrigin;

/**
 * Two classes of a folder as dots along the two features that tell them apart best.
 *
 * @param classes their names; the first has label 0
 * @param files the photographs, in the order of the points
 * @param axes the two features and a point for each photograph
 * @param first where the first axis' feature comes from
 * @param second where the second one's comes from
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
