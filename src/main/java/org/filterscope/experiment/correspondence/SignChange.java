package org.filterscope.experiment.correspondence;

/**
 * What covering a place does to each feature: it rises, falls, or stays as it is. Two places are
 * alike to a layer if covering them changes the same features in the same direction.
 */
final class SignChange {

  private final byte[] signs;

  /**
   * The signs of the untouched features minus the covered ones.
   *
   * @param untouched a layer's values
   * @param covered the same with a place covered
   */
  SignChange(float[] untouched, float[] covered) {
    signs = new byte[untouched.length];
    for (int i = 0; i < signs.length; i++) {
      signs[i] = (byte) Math.signum(untouched[i] - covered[i]);
    }
  }

  /** The Hamming distance over the length: the share of features with another sign. */
  double difference(SignChange other) {
    int differing = 0;
    for (int i = 0; i < signs.length; i++) {
      differing += signs[i] == other.signs[i] ? 0 : 1;
    }
    return (double) differing / signs.length;
  }
}
