package org.filterscope.training;

import java.util.ArrayList;
import java.util.List;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.image.Framing;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Network;
import org.filterscope.network.Preparation;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;

/**
 * What a frozen network makes of photographs: the rows that a head is trained on.
 *
 * @param values {@code [photographs][features]}
 * @param labels the class of each photograph
 */
public record Features(List<float[]> values, int[] labels) {

  /**
   * Sends photographs through a network.
   *
   * @param network its last layer gives the features
   * @throws org.filterscope.task.Problem if a photograph cannot be read
   */
  public static Features of(
      List<LabelledFolder.Photograph> photographs,
      Network network,
      Preparation preparation,
      Progress progress,
      Cancellation cancellation) {
    PictureReader reader = new PictureReader();
    List<float[]> values = new ArrayList<>();
    try (ForwardPass forward = new ForwardPass(network)) {
      for (LabelledFolder.Photograph photograph : photographs) {
        progress.report(values.size(), photographs.size(), photograph.file().toString());
        Picture picture = reader.read(photograph.file());
        Framing framing = Framing.standard(picture, preparation.shorterSide(), preparation.side());
        float[] input = preparation.apply(framing.cut(picture, preparation.side()).argb());
        try (Pass pass = forward.run(input, cancellation, () -> {})) {
          values.add(pass.maps(network.output()).values());
        }
      }
    }
    int[] labels = photographs.stream().mapToInt(LabelledFolder.Photograph::label).toArray();
    return new Features(values, labels);
  }

  /** The rows at these places. */
  public Features rows(List<Integer> places) {
    return new Features(
        places.stream().map(values::get).toList(),
        places.stream().mapToInt(place -> labels[place]).toArray());
  }
}
