package org.filterscope.training.progress;

/**
 * The state after an epoch. A loss is the mean negative logarithm of the right classes'
 * probabilities, without weight decay.
 *
 * @param stage what was trained
 * @param setting the setting that it was trained with
 * @param number the number, from 1
 * @param of the largest possible number
 * @param trainingLoss on the training photographs; for a block, the mean over the epoch
 * @param validationLoss on the validation photographs
 * @param validationAccuracy from 0 to 1
 */
public record Epoch(
    Stage stage,
    Setting setting,
    int number,
    int of,
    double trainingLoss,
    double validationLoss,
    double validationAccuracy) {

  /** What is trained. */
  public enum Stage {
    /** The head, on the features of the frozen base. */
    HEAD,
    /** The last block together with the head that was found before, in small steps. */
    BLOCK
  }

  /**
   * One of several settings; training starts anew with each.
   *
   * @param number the number, from 1
   * @param of how many there are
   * @param decay the weight decay: the factor of half the squared weights in the loss
   */
  public record Setting(int number, int of, double decay) {}
}
