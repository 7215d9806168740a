package org.filterscope.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.task.Problem;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

class KernelChangeTest {
  private final Model model = SmallModel.create();

  @Test
  void aModelDoesNotDifferFromItself() {
    assertThat(KernelChange.between(model, SmallModel.create()))
        .hasSize(8 + 12 + 16 + 16)
        .allMatch(unit -> unit.change() == 0);
  }

  @Test
  void theUnitThatChangedMostComesFirst() {
    Node node = model.network().find("conv3_1").orElseThrow();
    Operation.Convolution convolution = (Operation.Convolution) node.operation();
    INDArray kernels = convolution.kernels().dup('c');
    INDArray bias = convolution.bias().dup('c');
    scale(kernels, bias, 5, 1.5);
    scale(kernels, bias, 9, 0.9);
    Operation.Convolution other =
        new Operation.Convolution(kernels, bias, convolution.vertical(), convolution.horizontal());
    List<KernelChange> changes =
        KernelChange.between(model, with(model.network().with(Map.of("conv3_1", other))));
    assertThat(changes.get(0).layer()).isEqualTo("conv3_1");
    assertThat(changes.get(0).channel()).isEqualTo(5);
    assertThat(changes.get(0).change()).isCloseTo(0.5, within(1e-6));
    assertThat(changes.get(1).channel()).isEqualTo(9);
    assertThat(changes.get(1).change()).isCloseTo(0.1, within(1e-6));
    assertThat(changes.subList(2, changes.size())).allMatch(unit -> unit.change() == 0);
  }

  @Test
  void modelsOfDifferentNetworksAreNotCompared() {
    RandomNetworks random = RandomNetworks.ofSeed(1);
    Network network =
        new Network.Builder("image", Shape.maps(3, 64, 64))
            .add("conv1", random.convolution(3, 4, Window.of(3, 1, 1)), Activation.RELU)
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
            .add("classes", random.dense(4, 2), Activation.SOFTMAX)
            .build();
    assertThatThrownBy(() -> KernelChange.between(model, with(network)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.key()).isEqualTo("model.other-layers"))
        .hasMessageContaining("conv1");
  }

  private Model with(Network network) {
    return new Model("other", network, model.preparation(), model.labels(), 0, "other");
  }

  private static void scale(INDArray kernels, INDArray bias, int channel, double factor) {
    INDArrayIndex all = NDArrayIndex.all();
    kernels.get(all, all, all, NDArrayIndex.point(channel)).muli(factor);
    bias.putScalar(channel, bias.getDouble(channel) * factor);
  }
}
