package org.filterscope.bench;

import java.util.Objects;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.jspecify.annotations.Nullable;

/** Our own forward pass; it keeps every layer's maps. */
final class OurForwardPass implements Contender {
  private final ForwardPass forward;
  private final float[] input;
  private final int images;
  private @Nullable Pass last;

  /**
   * A pass.
   *
   * @param input {@code [images, height, width, channels]}
   */
  OurForwardPass(Network network, float[] input, int images) {
    this.forward = new ForwardPass(network);
    this.input = input;
    this.images = images;
  }

  @Override
  public String name() {
    return "Filterscope, all maps kept";
  }

  @Override
  public void run() {
    if (last != null) {
      last.close();
    }
    last = forward.run(input, images, Cancellation.NEVER, () -> {});
  }

  @Override
  public float[] result() {
    Pass pass = Objects.requireNonNull(last);
    Node node = pass.network().output();
    if (images == 1 && node.activation().kind() == Activation.Kind.SOFTMAX) {
      // Files out of PyTorch end before it.
      return pass.logits(node);
    }
    float[] all = new float[images * node.shape().size()];
    for (int image = 0; image < images; image++) {
      float[] values = pass.maps(node, image).values();
      System.arraycopy(values, 0, all, image * values.length, values.length);
    }
    return all;
  }

  @Override
  public void close() {
    if (last != null) {
      last.close();
    }
    forward.close();
  }
}
