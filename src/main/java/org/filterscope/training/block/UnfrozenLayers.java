package org.filterscope.training.block;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.Network;
import org.filterscope.training.head.HeadKind;

/** Which layers of the base are trained together with the head. */
public enum UnfrozenLayers {
  /** None: the base stays as it is, and only the head is trained. */
  NONE,
  /**
   * The last run of convolutions, after the last pooling layer that is followed by any: block 5 of
   * VGG16.
   */
  BLOCK5,
  /** The last hidden dense layer, on which the head lies: fc2 of VGG16. */
  DENSE;

  /**
   * The choices that a network allows.
   *
   * @param network empty if none is in use yet
   */
  public static List<UnfrozenLayers> of(Optional<Network> network) {
    boolean hasTwo = network.filter(one -> HeadKind.hiddenLayers(one).size() > 1).isPresent();
    return Arrays.stream(values()).filter(way -> hasTwo || way != DENSE).toList();
  }
}
