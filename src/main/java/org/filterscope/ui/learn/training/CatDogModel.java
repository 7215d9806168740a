package org.filterscope.ui.learn.training;

import java.util.List;
import java.util.Optional;
import org.filterscope.lesson.answer.BreedsBesideHead;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Problem;
import org.filterscope.training.report.ClassGroups;

/**
 * A model that can be asked whether it sees a cat or a dog.
 *
 * @param name what the window calls it
 * @param stored where to load it from; empty for the one in use
 */
record CatDogModel(String name, Optional<StoredModel> stored) {

  private static final String GROUPS = ClassGroups.INCLUDED.get(0);
  private static final int IMAGENET = 1000;

  /** The first of ImageNet's cats. */
  private static final int TABBY = 281;

  /** The cats and dogs among a model's classes, if these are ImageNet's. */
  static Optional<ClassGroups> breeds(List<String> labels) {
    if (labels.size() != IMAGENET) {
      return Optional.empty();
    }
    String first = labels.get(TABBY);
    boolean isNamed = first.chars().anyMatch(Character::isLetter);
    if (isNamed && !first.contains("tabby")) {
      return Optional.empty();
    }
    try {
      return Optional.of(ClassGroups.read(GROUPS, labels));
    } catch (Problem e) {
      return Optional.empty();
    }
  }

  /** Whether a model's classes are cat and dog, in any order. */
  static boolean isHead(List<String> labels) {
    return ClassGroups.includedFor(labels).isPresent()
        && labels.size() >= 2
        && BreedsBesideHead.fits(new ClassGroups(List.of("cat", "dog"), new int[0]), labels);
  }
}
