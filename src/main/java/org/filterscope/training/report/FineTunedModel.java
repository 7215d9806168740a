package org.filterscope.training.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.network.Network;
import org.filterscope.network.Preparation;
import org.filterscope.network.file.ModelFile;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.Finding;
import org.filterscope.training.head.HeadKind;

/**
 * A fine-tuned model, and what is known about it.
 *
 * @param learned the model
 * @param photographs what it learned from and was measured on
 * @param measured how good it is
 * @param settings the settings that were requested and chosen
 * @param durations how long it took
 */
public record FineTunedModel(
    Learned learned,
    Photographs photographs,
    Measured measured,
    Settings settings,
    Durations durations) {

  /**
   * What training led to.
   *
   * @param network with the new head
   * @param preparation from pixels to its input
   * @param classes in the order of its output
   * @param certainty the probability below which an answer is not certain; 0 if there were too few
   *     validation photographs to tell
   * @param temperature that the head's sums were divided by
   * @param changed the units whose kernels changed, the most changed first; empty if the
   *     convolutions stay as they were
   */
  public record Learned(
      Network network,
      Preparation preparation,
      List<String> classes,
      double certainty,
      double temperature,
      List<KernelChange> changed) {}

  /**
   * The folder's photographs.
   *
   * @param split the names of the photographs of each part
   * @param findings about the folder
   * @param unread files that were left out
   */
  public record Photographs(
      SplitNames split, List<Finding> findings, List<SkippedPhotograph> unread) {

    /** Number of photographs that were learned from. */
    public int training() {
      return split.training().size();
    }

    /** Number of validation photographs. */
    public int validation() {
      return split.validation().size();
    }
  }

  /**
   * How good a model is.
   *
   * @param validationAccuracy with the settings chosen, before all photographs were learned from
   * @param heldOut its results on photographs that it had not seen
   * @param calibration how well its probabilities match reality
   */
  public record Measured(double validationAccuracy, Evaluation heldOut, Calibration calibration) {}

  /**
   * How long the steps took, in seconds.
   *
   * @param features until all photographs had passed through the frozen layers
   * @param training of the head, and of the block
   */
  public record Durations(double features, double training) {}

  /**
   * The names of the photographs of each part.
   *
   * @param learned the first digits of the SHA-256 of each training and validation photograph, in
   *     that order, because many folders use the same names
   */
  public record SplitNames(
      List<String> training, List<String> validation, List<String> heldOut, List<String> learned) {}

  /**
   * The settings that a head was trained with.
   *
   * @param base the checksum of the model whose layers lie below
   * @param flips whether each photograph was learned from mirrored as well
   * @param decay the weight decay: the factor of half the squared weights in the loss
   * @param epochs the number of epochs for the head
   * @param blockEpochs the number of epochs for the last block with the head; 0 if it stays as it
   *     was, because it was not requested or did not improve validation
   * @param isStopped whether the user ended training early
   */
  public record Settings(
      String base,
      HeadKind head,
      UnfrozenLayers unfreeze,
      boolean flips,
      long seed,
      double decay,
      int epochs,
      int blockEpochs,
      boolean isStopped) {}

  /**
   * Writes the model with its report, whole or not at all.
   *
   * @throws org.filterscope.task.Problem if it cannot be written
   */
  public void write(Path file) {
    ObjectNode report = TrainingReport.json(this);
    ModelFile.write(
        file,
        learned.network(),
        learned.preparation(),
        learned.classes(),
        learned.certainty(),
        report);
  }

  /** The report that the model's file holds, as JSON. */
  public String reportJson() {
    return TrainingReport.json(this).toPrettyString();
  }
}
