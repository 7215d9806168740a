package org.filterscope.lesson;

import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.LayerMaps;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.task.Cancellation;

/** An input through a network once; closed at the end of a test. */
public final class OnePass implements AutoCloseable {

  private final ForwardPass forward;
  private final Pass pass;

  /** Sends an input through all layers. */
  public OnePass(Network network, float[] input) {
    forward = new ForwardPass(network);
    pass = forward.run(input, Cancellation.NEVER, () -> {});
  }

  /** What the pass left. */
  public Pass pass() {
    return pass;
  }

  /** A layer's maps, by any node's name. */
  public LayerMaps maps(String layer) {
    return pass.maps(pass.network().find(layer).orElseThrow());
  }

  @Override
  public void close() {
    pass.close();
    forward.close();
  }
}
