package org.filterscope.activation;

import java.util.ArrayDeque;
import java.util.Deque;
import org.filterscope.network.CroppedNetwork;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.task.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Runs images through a network and keeps every layer's output.
 *
 * <p>The arrays of finished passes are reused, because allocating fresh memory costs more than the
 * arithmetic of a small layer. Use it on the engine's thread only.
 */
public final class ForwardPass implements AutoCloseable {

  /**
   * The current pass, one to compare with, and one being computed: more are rarely open at once.
   */
  private static final int SPARE_BUFFERS = 2;

  private final Network network;
  private final Convolutions convolutions;
  private final boolean ownsConvolutions;
  private final Deque<Buffers> spare = new ArrayDeque<>();

  /** The buffers of the last excerpt. The next patch of a unit usually needs the same size. */
  private @Nullable Buffers spareExcerpt;

  private boolean isClosed;

  /** Creates passes through a network. */
  public ForwardPass(Network network) {
    this(network, new Convolutions(network), true);
  }

  private ForwardPass(Network network, Convolutions convolutions, boolean ownsConvolutions) {
    this.network = network;
    this.convolutions = convolutions;
    this.ownsConvolutions = ownsConvolutions;
  }

  /**
   * Creates passes through another network with the same kernels, such as one with other activation
   * functions. The kernels are not prepared again.
   *
   * @param other a network all of whose kernels are among this one's
   * @return to be closed before this one
   */
  public ForwardPass through(Network other) {
    return new ForwardPass(other, convolutions, false);
  }

  /** The network that images are sent through. */
  public Network network() {
    return network;
  }

  /**
   * Runs one image through all layers.
   *
   * @param input the prepared image, {@code [height, width, channels]}
   * @param betweenLayers called before each layer, so that background work can yield
   * @return the outputs of all layers, valid until the pass is closed
   * @throws org.filterscope.task.Cancelled if cancelled, checked between layers
   */
  public Pass run(float[] input, Cancellation cancellation, Runnable betweenLayers) {
    return run(input, 1, network.output(), cancellation, betweenLayers);
  }

  /**
   * Runs one image through all layers with some units switched off.
   *
   * @param off the units to switch off, in this pass only
   * @return as {@link #run(float[], Cancellation, Runnable)}
   */
  public Pass runWithout(
      SwitchedOff off, float[] input, Cancellation cancellation, Runnable betweenLayers) {
    Buffers buffers = take(1);
    Runnable giveBack = () -> giveBack(buffers);
    return run(
        network, buffers, giveBack, network.output(), off, input, cancellation, betweenLayers);
  }

  /**
   * Runs one image only as far as a given node.
   *
   * @param last the last node to compute
   * @return as {@link #run(float[], Cancellation, Runnable)}; the outputs of later nodes are
   *     undefined until the pass is {@linkplain Pass#extendTo extended}
   */
  public Pass runTo(Node last, float[] input, Cancellation cancellation, Runnable betweenLayers) {
    return run(input, 1, last, cancellation, betweenLayers);
  }

  /**
   * Runs part of an image through an excerpt of the network, using the same kernels.
   *
   * @param input the part of the prepared image, {@code [height, width, channels]}, of the
   *     excerpt's input size
   */
  public Pass run(
      CroppedNetwork excerpt, float[] input, Cancellation cancellation, Runnable betweenLayers) {
    Network part = excerpt.network();
    if (part == network) {
      return runTo(excerpt.node(), input, cancellation, betweenLayers);
    }
    Buffers buffers = takeExcerpt(part);
    Runnable giveBack = () -> giveBackExcerpt(buffers);
    return run(
        part,
        buffers,
        giveBack,
        excerpt.node(),
        SwitchedOff.NONE,
        input,
        cancellation,
        betweenLayers);
  }

  /**
   * Runs several images through all layers at once.
   *
   * @param input the prepared images, {@code [images, height, width, channels]}
   * @param images number of images
   */
  public Pass run(float[] input, int images, Cancellation cancellation, Runnable betweenLayers) {
    return run(input, images, network.output(), cancellation, betweenLayers);
  }

  private Pass run(
      float[] input, int images, Node last, Cancellation cancellation, Runnable betweenLayers) {
    if (input.length != images * network.input().size()) {
      throw new IllegalArgumentException(
          input.length + " values for " + images + " images of " + network.input());
    }
    Buffers buffers = take(images);
    Runnable giveBack = () -> giveBack(buffers);
    return run(
        network, buffers, giveBack, last, SwitchedOff.NONE, input, cancellation, betweenLayers);
  }

  private Pass run(
      Network through,
      Buffers buffers,
      Runnable giveBack,
      Node last,
      SwitchedOff off,
      float[] input,
      Cancellation cancellation,
      Runnable betweenLayers) {
    boolean done = false;
    try {
      buffers.setInput(input);
      Pass pass = new Pass(through, buffers, off, giveBack);
      pass.extendTo(last, cancellation, betweenLayers);
      done = true;
      return pass;
    } finally {
      if (!done) {
        giveBack.run();
      }
    }
  }

  /** The convolutions, with their kernels, that all passes share. */
  Convolutions convolutions() {
    return convolutions;
  }

  /**
   * Frees the spare arrays of finished passes. Passes that are still open free theirs when closed.
   */
  @Override
  public void close() {
    isClosed = true;
    spare.forEach(Buffers::close);
    spare.clear();
    closeSpareExcerpt();
    if (ownsConvolutions) {
      convolutions.close();
    }
  }

  private Buffers take(int images) {
    if (isClosed) {
      throw new IllegalStateException("The forward pass is closed");
    }
    for (Buffers buffers : spare) {
      if (buffers.images() == images) {
        spare.remove(buffers);
        return buffers;
      }
    }
    return new Buffers(network, images, convolutions);
  }

  private void giveBack(Buffers buffers) {
    if (isClosed) {
      buffers.close();
      return;
    }
    spare.addFirst(buffers);
    while (spare.size() > SPARE_BUFFERS) {
      spare.removeLast().close();
    }
  }

  private Buffers takeExcerpt(Network part) {
    Buffers buffers = spareExcerpt;
    if (buffers == null || !buffers.fit(part)) {
      return new Buffers(part, 1, convolutions);
    }
    spareExcerpt = null;
    return buffers;
  }

  private void giveBackExcerpt(Buffers buffers) {
    closeSpareExcerpt();
    if (isClosed) {
      buffers.close();
    } else {
      spareExcerpt = buffers;
    }
  }

  private void closeSpareExcerpt() {
    if (spareExcerpt != null) {
      spareExcerpt.close();
      spareExcerpt = null;
    }
  }
}
