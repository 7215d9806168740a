package org.filterscope.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.network.Activation;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Operation;
import org.filterscope.network.Preparation;
import org.filterscope.network.Shape;
import org.filterscope.network.Window;
import org.filterscope.network.file.ModelFile;

/** A network laid out as VGG16 is, of three small blocks with random weights. */
public final class SmallModel {

  private static final int SIDE = 64;

  private SmallModel() {}

  /** The model; the same weights each time. */
  public static Model create() {
    RandomNetworks random = RandomNetworks.ofSeed(3);
    Window three = Window.of(3, 1, 1);
    Window two = Window.of(2, 2, 0);
    Network network =
        new Network.Builder("image", Shape.maps(3, SIDE, SIDE))
            .add("conv1", random.convolution(3, 8, three), Activation.RELU)
            .add("pool1", new Operation.MaxPooling(two, two), Activation.IDENTITY)
            .add("conv2", random.convolution(8, 12, three), Activation.RELU)
            .add("pool2", new Operation.MaxPooling(two, two), Activation.IDENTITY)
            .add("conv3_1", random.convolution(12, 16, three), Activation.RELU)
            .add("conv3_2", random.convolution(16, 16, three), Activation.RELU)
            .add("pool3", new Operation.MaxPooling(two, two), Activation.IDENTITY)
            .add("mean", new Operation.GlobalAverage(), Activation.IDENTITY)
            .add("classes", random.dense(16, 2), Activation.SOFTMAX)
            .build();
    Preparation preparation =
        new Preparation(
            72,
            SIDE,
            Preparation.ChannelOrder.RGB,
            1 / 127.5f,
            new float[] {1, 1, 1},
            new float[] {1, 1, 1});
    return new Model("small", network, preparation, List.of("one", "other"), 0, "small, seed 3");
  }

  /** The model with other weights in some layers, as training leaves it. */
  public static Model retrained(String... layers) {
    Model model = create();
    RandomNetworks random = RandomNetworks.ofSeed(4);
    Map<String, Operation> others = new HashMap<>();
    for (String layer : layers) {
      Operation before = model.network().find(layer).orElseThrow().operation();
      others.put(
          layer,
          before instanceof Operation.Convolution convolution
              ? random.convolution(
                  convolution.inputs(), convolution.outputs(), convolution.vertical())
              : random.dense(16, 2));
    }
    return new Model(
        "retrained",
        model.network().with(others),
        model.preparation(),
        model.labels(),
        0,
        "small, retrained in " + String.join(", ", layers));
  }

  /** Writes one of its kind into a file that the commands read. */
  public static void write(Network network, Path file) {
    Model model = create();
    ModelFile.write(
        file,
        network,
        model.preparation(),
        model.labels(),
        0,
        JsonNodeFactory.instance.objectNode());
  }
}
