package org.filterscope.training.block;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.filterscope.network.Network;
import org.filterscope.training.head.HeadKind;

/** Which layers of the base are trained together with the head. */
public enum UnfrozenLayers {
  /** None: the base stays as it is, and only the head learns. */
  NONE,
  /**
   * The last run of convolutions, behind the last pooling layer that has any behind it: block 5 of
   * VGG16.
   */
  BLOCK5,
  /** The last hidden dense layer, on which the head lies: fc2 of VGG16. */
  DENSE;

  /**
   * Those that a network can do.
   *
   * @param network empty where none is in use yet
   */
  public static List<UnfrozenLayers> of(Optional<Network> network) {
    boolean hasTwo = network.filter(one -> HeadKind.hiddenLayers(one).size() > 1).isPresent();
    return Arrays.stream(values()).filter(way -> hasTwo || way != DENSE).toList();
  }
}
