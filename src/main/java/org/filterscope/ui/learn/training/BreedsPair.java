package org.filterscope.ui.learn.training;

import java.util.List;
import java.util.concurrent.Executor;
import org.filterscope.lesson.answer.BreedsBesideHead;
import org.filterscope.ui.ModelInUse;

/**
 * Two models that answer side by side.
 *
 * @param both asks them
 * @param breeds the name of the one whose breeds are summed
 * @param head the name of the one that was trained on the two classes
 * @param loaded those that were loaded for this alone
 */
record BreedsPair(BreedsBesideHead both, String breeds, String head, List<ModelInUse> loaded) {

  BreedsPair {
    loaded = List.copyOf(loaded);
  }

  /** Frees the models that were loaded for it. */
  void leave(Executor desk) {
    loaded.forEach(model -> model.leave(desk));
  }
}
