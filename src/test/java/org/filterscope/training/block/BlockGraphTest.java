package org.filterscope.training.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.filterscope.network.Network;
import org.filterscope.network.file.GraphWriter;
import org.filterscope.network.file.NetworkMemory;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.head.TrainedHead;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** The block's own computation beside that of plain DL4J layers. */
class BlockGraphTest {
  private static final int PHOTOGRAPHS = 5;
  private static final int STEPS = 6;

  private final Random random = new Random(11);

  static Stream<IUpdater> updaters() {
    return Stream.of(new Nesterovs(0.3, 0), new Nesterovs(0.05, 0.9));
  }

  @ParameterizedTest
  @MethodSource("updaters")
  void afterSomeStepsTheWeightsAreThoseOfPlainLayers(IUpdater updater) {
    Network top = top();
    int length = top.input().size();
    int[] labels = {0, 1, 1, 0, 1};
    INDArray targets = Nd4j.zeros(DataType.FLOAT, PHOTOGRAPHS, 2);
    for (int i = 0; i < PHOTOGRAPHS; i++) {
      targets.putScalar(i, labels[i], 1);
    }
    ComputationGraph plain =
        GraphWriter.graph(top, (node, layer) -> layer.build(), updater.clone());
    try (BlockGraph quick = new BlockGraph(top, updater)) {
      assertThat(layers(plain)).contains(ConvolutionLayer.class);
      INDArray start = quick.state().parameters();
      for (int step = 0; step < STEPS; step++) {
        List<float[]> maps = maps(length);
        quick.learn(maps, labels);
        plain.fit(new DataSet(input(maps, top), targets));
      }
      INDArray learned = quick.state().parameters();
      double moved = learned.sub(start).norm2Number().doubleValue();
      assertThat(moved).isGreaterThan(0.05);
      double apart = learned.sub(plain.params()).norm2Number().doubleValue();
      assertThat(apart / moved).isCloseTo(0, within(1e-5));
    } finally {
      NetworkMemory.free(plain);
    }
  }

  private static List<Class<?>> layers(ComputationGraph graph) {
    List<Class<?>> classes = new ArrayList<>();
    for (var layer : graph.getLayers()) {
      classes.add(layer.conf().getLayer().getClass());
    }
    return classes;
  }

  private Network top() {
    LastBlock block = LastBlock.convolutions(SmallModel.create().network(), "small");
    INDArray weights =
        Nd4j.zeros(DataType.FLOAT, HeadKind.POOLED.onBaseOf(block.network()).shape().size(), 2);
    for (long i = 0; i < weights.length(); i++) {
      weights.putScalar(i, (float) random.nextGaussian() * 0.1f);
    }
    TrainedHead.Layer layer = new TrainedHead.Layer(weights, Nd4j.zeros(DataType.FLOAT, 2));
    return block.with(HeadKind.POOLED, new TrainedHead(List.of(layer)));
  }

  private List<float[]> maps(int length) {
    List<float[]> maps = new ArrayList<>();
    for (int i = 0; i < PHOTOGRAPHS; i++) {
      float[] values = new float[length];
      for (int j = 0; j < length; j++) {
        values[j] = Math.max(0, (float) random.nextGaussian());
      }
      maps.add(values);
    }
    return maps;
  }

  private static INDArray input(List<float[]> maps, Network top) {
    return Nd4j.create(maps.toArray(float[][]::new))
        .reshape(
            'c', maps.size(), top.input().channels(), top.input().height(), top.input().width());
  }
}
