package org.filterscope.patches.store;

import java.nio.charset.StandardCharsets;
import org.filterscope.image.Box;
import org.filterscope.image.Crop;
import org.filterscope.image.Picture;
import org.filterscope.task.Sha256;

/**
 * A part of a photograph that went through the network.
 *
 * @param id derived from the photograph and the part, so that a view has the same id in every index
 * @param photograph SHA-256 of the file's content, in hexadecimal
 * @param framing the part of the photograph
 * @param likeness a {@link DifferenceHash} of the crop that the network saw
 */
public record View(long id, String photograph, Crop framing, long likeness) {

  /** Creates a view of a part of a photograph, with an id derived from its content. */
  public static View of(String photograph, Crop framing, Picture cut) {
    Box box = framing.box();
    String name =
        String.join(
            " ",
            photograph,
            Double.toString(box.x0()),
            Double.toString(box.y0()),
            Double.toString(box.x1()),
            Double.toString(box.y1()));
    long id = Sha256.first64Bits(name.getBytes(StandardCharsets.US_ASCII));
    return new View(id, photograph, framing, DifferenceHash.of(cut));
  }
}
