package org.filterscope.training.progress;

/**
 * The state after an epoch. A loss is the mean negative logarithm of the right classes'
 * probabilities, without what the decay adds.
 *
 * @param stage what learned
 * @param setting that it learned with
 * @param number from 1
 * @param of how many there are at most
 * @param trainingLoss on the photographs that are learned from; of a block, the mean while it
 *     learned from them
 * @param validationLoss on the validation photographs
 * @param validationAccuracy the share of validation photographs taken for what they are, from 0 to
 *     1
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
    /** The head, on what the frozen base makes of the photographs. */
    HEAD,
    /** The last block and the head together, in small steps; the head is the one found before. */
    BLOCK
  }

  /**
   * Which of several settings is being tried; each starts afresh.
   *
   * @param number from 1
   * @param of how many there are
   * @param decay weight of half the squared weights in the loss
   */
  public record Setting(int number, int of, double decay) {}
}
