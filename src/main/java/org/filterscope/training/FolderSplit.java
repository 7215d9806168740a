package org.filterscope.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Preparation;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.patches.store.DifferenceHash;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.training.data.CheckedFolder;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.Finding;
import org.filterscope.training.data.Sample;
import org.filterscope.training.data.Split;

/**
 * The photographs of a folder by their purpose.
 *
 * @param learning those that the head learns from
 * @param validation those that decide all choices
 * @param heldOut those that are classified once, at the end
 * @param findings about the folder
 * @param unread files that were left out
 */
record FolderSplit(
    List<Sample> learning,
    List<Sample> validation,
    List<Sample> heldOut,
    List<Finding> findings,
    List<SkippedPhotograph> unread) {

  /**
   * Splits a folder as a task asks for.
   *
   * @throws Problem if nothing is left to hold out
   */
  static FolderSplit of(
      FineTuning.Task task,
      CheckedFolder folder,
      PictureReader pictures,
      Preparation preparation,
      FeatureCache cache,
      Progress progress,
      Cancellation cancellation) {
    List<Finding> findings = new ArrayList<>(folder.findings());
    List<SkippedPhotograph> unread = new ArrayList<>(folder.unread());
    List<Sample> samples = folder.samples();
    if (task.heldOutFolder().isEmpty()) {
      Split split = Split.of(samples, task.heldOut(), task.seed());
      List<Sample> heldOut = pick(samples, split, Split.Part.HELD_OUT);
      if (heldOut.isEmpty()) {
        throw new Problem("training.nothing-held-out", task.folder());
      }
      return new FolderSplit(
          pick(samples, split, Split.Part.TRAINING),
          pick(samples, split, Split.Part.VALIDATION),
          heldOut,
          findings,
          unread);
    }
    List<Sample> heldOut =
        CheckedFolder.heldOut(
            task.heldOutFolder().get(),
            folder.classes(),
            pictures,
            preparation,
            cache,
            unread,
            progress,
            cancellation);
    List<Sample> apart = apart(samples, heldOut, findings);
    Split split = Split.of(apart, 0, task.seed());
    return new FolderSplit(
        pick(apart, split, Split.Part.TRAINING),
        pick(apart, split, Split.Part.VALIDATION),
        heldOut,
        findings,
        unread);
  }

  /** Leaves out photographs that are nearly the same as a held-out one. */
  private static List<Sample> apart(
      List<Sample> samples, List<Sample> heldOut, List<Finding> findings) {
    long[] asked = heldOut.stream().mapToLong(Sample::likeness).toArray();
    List<Sample> apart = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    for (Sample sample : samples) {
      boolean isAlike =
          Arrays.stream(asked)
              .anyMatch(other -> DifferenceHash.isNearlyTheSame(other, sample.likeness()));
      if (isAlike) {
        alike.add(sample.name());
      } else {
        apart.add(sample);
      }
    }
    if (!alike.isEmpty()) {
      findings.add(Finding.of(Finding.Kind.ON_BOTH_SIDES, alike));
    }
    return apart;
  }

  private static List<Sample> pick(List<Sample> samples, Split split, Split.Part part) {
    return split.places(part).stream().map(samples::get).toList();
  }
}
