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
 * A model that was fine-tuned, and what is known of it.
 *
 * @param network with the new head
 * @param preparation from pixels to its input
 * @param classes in the order of its output
 * @param certainty the probability below which an answer is not sure; 0 where too few validation
 *     photographs could tell
 * @param temperature that the head's sums were divided by
 * @param training number of photographs that were learned from
 * @param validation number of photographs that drove the choices
 * @param validationAccuracy with the settings chosen, before all photographs were learned from
 * @param heldOut how it did on photographs that played no part before
 * @param calibration whether its probabilities mean what they say
 * @param findings about the folder
 * @param unread files that were left out
 * @param split the names of the photographs of each part
 * @param changed the units whose kernels changed, the most changed first; empty where the
 *     convolutions stay as they were
 * @param settings what was chosen
 * @param featureSeconds that the frozen layers took
 * @param trainingSeconds that the head took
 */
public record FineTunedModel(
    Network network,
    Preparation preparation,
    List<String> classes,
    double certainty,
    double temperature,
    int training,
    int validation,
    double validationAccuracy,
    Evaluation heldOut,
    Calibration calibration,
    List<Finding> findings,
    List<SkippedPhotograph> unread,
    SplitNames split,
    List<KernelChange> changed,
    Settings settings,
    double featureSeconds,
    double trainingSeconds) {

  /**
   * The names of the photographs of each part.
   *
   * @param learned the first digits of the SHA-256 of what training and validation read, in that
   *     order: names alone are the same in many folders
   */
  public record SplitNames(
      List<String> training, List<String> validation, List<String> heldOut, List<String> learned) {}

  /**
   * What a head was trained with.
   *
   * @param base the checksum of the model whose layers lie below
   * @param flips whether each photograph was learned from mirrored as well
   * @param decay weight of half the squared weights in the loss
   * @param epochs passes over the photographs to train the head
   * @param blockEpochs passes to train the last block with the head; 0 where it stays as it was,
   *     because nobody asked or because validation got no better
   * @param isStopped whether somebody ended training early
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
    ModelFile.write(file, network, preparation, classes, certainty, report);
  }

  /** The report that the model's file holds, as JSON. */
  public String reportJson() {
    return TrainingReport.json(this).toPrettyString();
  }
}
