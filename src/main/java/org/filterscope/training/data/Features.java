package org.filterscope.training.data;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Preparation;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a frozen network makes of photographs: the rows that a head is trained on.
 *
 * @param values {@code [photographs][features]}
 * @param labels the class of each photograph
 */
public record Features(List<float[]> values, int[] labels) {

  /** Images that go through the network at once: the kernels are read once for all of them. */
  private static final int BATCH = 8;

  /**
   * Sends photographs through a network.
   *
   * @param vector the node whose output the features are
   * @throws org.filterscope.task.Problem if a photograph cannot be read
   */
  public static Features of(
      List<LabelledFolder.Photograph> photographs,
      Network network,
      Node vector,
      Preparation preparation,
      Progress progress,
      Cancellation cancellation) {
    PictureReader reader = new PictureReader();
    List<float[]> values = new ArrayList<>();
    try (ForwardPass forward = new ForwardPass(network)) {
      for (int first = 0; first < photographs.size(); first += BATCH) {
        progress.report(first, photographs.size(), photographs.get(first).file().toString());
        int end = Math.min(first + BATCH, photographs.size());
        float[] inputs = inputs(photographs.subList(first, end), reader, preparation);
        try (Pass pass = forward.run(inputs, end - first, cancellation, () -> {})) {
          for (int image = 0; image < pass.images(); image++) {
            values.add(pass.maps(vector, image).values());
          }
        }
      }
    }
    int[] labels = photographs.stream().mapToInt(LabelledFolder.Photograph::label).toArray();
    return new Features(values, labels);
  }

  private static float[] inputs(
      List<LabelledFolder.Photograph> photographs, PictureReader reader, Preparation preparation) {
    int length = preparation.side() * preparation.side() * 3;
    float[] inputs = new float[photographs.size() * length];
    for (int i = 0; i < photographs.size(); i++) {
      Picture seen = preparation.framed(reader, photographs.get(i).file()).pixels();
      float[] input = preparation.apply(seen.argb());
      System.arraycopy(input, 0, inputs, i * length, length);
    }
    return inputs;
  }

  /** How many numbers the rows have together. */
  public long numbers() {
    return values.isEmpty() ? 0 : (long) values.size() * values.get(0).length;
  }

  /** The rows as one array, {@code [rows, features]}. */
  public INDArray matrix() {
    return Nd4j.create(values.toArray(float[][]::new));
  }

  /** One for each row's class and zero for all others, {@code [rows, classes]}. */
  public INDArray targets(int classes) {
    INDArray targets = Nd4j.zeros(DataType.FLOAT, labels.length, classes);
    for (int i = 0; i < labels.length; i++) {
      targets.putScalar(i, labels[i], 1);
    }
    return targets;
  }

  /** The rows at these places. */
  public Features rows(List<Integer> places) {
    return new Features(
        places.stream().map(values::get).toList(),
        places.stream().mapToInt(place -> labels[place]).toArray());
  }
}
