package org.filterscope.training.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.filterscope.network.Activation;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.RandomWeights;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.network.file.PooledHead;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Progress;
import org.filterscope.training.data.Features;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.head.HeadScore;
import org.filterscope.training.head.Shuffled;
import org.filterscope.training.head.TrainedHead;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Trains a small network from nothing, and gives its state after chosen epochs. Each batch is work
 * of its own for the engine. May be called on any thread but the engine's.
 *
 * @param engine computes
 * @param seed of the first weights and of the order
 */
public record SmallNetworkTraining(Engine engine, long seed) {

  /** Side of the images that it reads, in pixels. */
  public static final int SIDE = 64;

  /** The convolutions' names, from low to high. */
  public static final List<String> LAYERS = List.of("conv1", "conv2", "conv3", "conv4");

  private static final int[] WIDTHS = {16, 32, 48, 64};
  private static final int BATCH = 16;
  private static final double RATE = 1e-3;

  /**
   * Images to learn from or to be asked about.
   *
   * @param inputs prepared, {@code [height, width, channels]} each
   * @param labels their classes
   */
  public record Images(List<float[]> inputs, int[] labels) {

    /** Copies the list. */
    public Images {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * The network after an epoch.
   *
   * @param loss the mean while the epoch was learned
   * @param accuracy on the held-out images, from 0 to 1
   * @param network up to the last convolution, with its weights then
   */
  public record State(int epoch, double loss, double accuracy, Network network) {}

  /** The network before training, with a head for so many classes. */
  static Network untrained(int classes, long seed) {
    Window three = Window.of(3, 1, 1);
    Window two = Window.of(2, 2, 0);
    Network.Builder builder = new Network.Builder("image", Shape.maps(3, SIDE, SIDE));
    int channels = 3;
    for (int i = 0; i < WIDTHS.length; i++) {
      if (i > 0) {
        builder.add("pool" + i, new Operation.MaxPooling(two, two), Activation.IDENTITY);
      }
      Operation convolution =
          new Operation.Convolution(
              Nd4j.ones(DataType.FLOAT, 3, 3, channels, WIDTHS[i]),
              Nd4j.zeros(DataType.FLOAT, WIDTHS[i]),
              three,
              three);
      builder.add(LAYERS.get(i), convolution, Activation.RELU);
      channels = WIDTHS[i];
    }
    builder
        .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
        .add(
            HeadKind.DIRECTION,
            new Operation.L2Normalisation(PooledHead.LENGTH),
            Activation.IDENTITY)
        .add(
            "classes",
            new Operation.Dense(
                Nd4j.ones(DataType.FLOAT, channels, classes), Nd4j.zeros(DataType.FLOAT, classes)),
            Activation.SOFTMAX);
    return RandomWeights.of(builder.build(), seed);
  }

  /**
   * Trains, and hands over the states on the calling thread.
   *
   * @param epochs after which the state is wanted; training ends with the last
   * @throws org.filterscope.task.Cancelled if cancelled, between batches
   */
  public void train(
      Images learning,
      Images heldOut,
      int classes,
      List<Integer> epochs,
      Consumer<State> states,
      Progress progress,
      Cancellation cancellation) {
    Network start = untrained(classes, seed);
    int last = epochs.stream().mapToInt(epoch -> epoch).max().orElse(0);
    List<float[]> inputs = learning.inputs.stream().map(SmallNetworkTraining::planes).toList();
    List<float[]> asked = heldOut.inputs.stream().map(SmallNetworkTraining::planes).toList();
    BlockGraph graph = inTurn(() -> new BlockGraph(start, new Adam(RATE)));
    try {
      for (int epoch = 1; epoch <= last; epoch++) {
        double loss = 0;
        List<Integer> order = Shuffled.places(inputs.size(), seed, epoch);
        for (int first = 0; first < order.size(); first += BATCH) {
          cancellation.check();
          progress.report(
              (epoch - 1L) * order.size() + first, (long) last * order.size(), "epoch " + epoch);
          List<Integer> batch = order.subList(first, Math.min(first + BATCH, order.size()));
          loss += batch.size() * inTurn(() -> learn(graph, inputs, learning.labels, batch));
        }
        if (epochs.contains(epoch)) {
          double accuracy = accuracy(graph, asked, heldOut.labels);
          states.accept(new State(epoch, loss / order.size(), accuracy, network(graph, start)));
        }
      }
      progress.report((long) last * inputs.size(), (long) last * inputs.size(), "");
    } finally {
      inTurn(
          () -> {
            graph.close();
            return true;
          });
    }
  }

  private static double learn(
      BlockGraph graph, List<float[]> inputs, int[] labels, List<Integer> batch) {
    return graph.learn(
        batch.stream().map(inputs::get).toList(),
        batch.stream().mapToInt(place -> labels[place]).toArray());
  }

  private double accuracy(BlockGraph graph, List<float[]> inputs, int[] labels) {
    if (inputs.isEmpty()) {
      return 0;
    }
    List<float[]> features = new ArrayList<>();
    for (int first = 0; first < inputs.size(); first += BATCH) {
      List<float[]> batch = inputs.subList(first, Math.min(first + BATCH, inputs.size()));
      features.addAll(inTurn(() -> graph.features(batch)));
    }
    TrainedHead head = inTurn(graph::head);
    return HeadScore.of(head, new Features(features, labels)).accuracy();
  }

  private Network network(BlockGraph graph, Network start) {
    Map<String, Operation> learned = new HashMap<>(inTurn(graph::learned));
    Node last = start.find(LAYERS.get(LAYERS.size() - 1)).orElseThrow();
    learned.keySet().removeIf(name -> start.find(name).orElseThrow().index() > last.index());
    return Network.Builder.upTo(start, last).build().with(learned);
  }

  /** DL4J reads one plane after another. */
  private static float[] planes(float[] input) {
    float[] planes = new float[input.length];
    int pixels = input.length / 3;
    for (int i = 0; i < input.length; i++) {
      planes[i % 3 * pixels + i / 3] = input[i];
    }
    return planes;
  }

  private <T> T inTurn(Callable<T> work) {
    return Answers.await(engine.background(work));
  }
}
