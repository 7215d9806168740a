package org.filterscope.network;

import java.nio.file.Path;
import java.util.Arrays;
import org.filterscope.image.Crop;
import org.filterscope.image.CroppedPicture;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;

/**
 * How pixels are prepared for a network: which square of the photograph, which order of channels,
 * which numbers. This is the only place where it is done, for the window, the commands, training
 * and exported models.
 *
 * @param shorterSide the photograph's shorter side is scaled to this before the crop, in pixels
 * @param side the side of the square that the network reads, in pixels
 * @param order which colour comes first
 * @param factor values of 0..255 are multiplied by this first
 * @param means three values, subtracted next, in the order of the channels
 * @param deviations three values, divided by last, in the order of the channels
 */
public record Preparation(
    int shorterSide,
    int side,
    ChannelOrder order,
    float factor,
    float[] means,
    float[] deviations) {

  private static final int MID_GREY = 0xff808080;

  /** Which colour comes first. */
  public enum ChannelOrder {
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red: the order of Caffe, and so of VGG's weights. */
    BGR
  }

  /** Copies the arrays and checks them. */
  public Preparation {
    means = means.clone();
    deviations = deviations.clone();
    if (means.length != 3 || deviations.length != 3 || side < 1 || shorterSide < side) {
      throw new IllegalArgumentException("Three means, three deviations, a side that fits");
    }
  }

  /**
   * The preparation for VGG16 in Caffe and Keras: B, G, R minus the means over ImageNet (vgg16.md).
   */
  public static Preparation kerasVgg() {
    return new Preparation(
        256,
        224,
        ChannelOrder.BGR,
        1,
        new float[] {103.939f, 116.779f, 123.68f},
        new float[] {1, 1, 1});
  }

  @Override
  public float[] means() {
    return means.clone();
  }

  @Override
  public float[] deviations() {
    return deviations.clone();
  }

  /** The square of a photograph that the network sees unless the user chooses another. */
  public Crop framing(Picture picture) {
    return Crop.standard(picture, shorterSide, side);
  }

  /** The pixels that the network reads of a photograph, {@code side * side} of them. */
  public Picture cut(Picture picture, Crop framing) {
    return framing.cut(picture, side);
  }

  /**
   * What the network sees of a photograph unless the user chooses another square.
   *
   * @throws org.filterscope.task.Problem if the file is not a photograph that can be opened
   */
  public CroppedPicture framed(PictureReader pictures, Path file) {
    return pictures.readFramed(file, shorterSide, side);
  }

  /**
   * Turns pixels into the network's input.
   *
   * @param argb {@code side * side} opaque pixels, row by row
   * @return {@code [side, side, 3]}, channel last
   */
  public float[] apply(int[] argb) {
    if (argb.length != side * side) {
      throw new IllegalArgumentException(argb.length + " pixels for a side of " + side);
    }
    float[] values = new float[argb.length * 3];
    for (int i = 0; i < argb.length; i++) {
      for (int c = 0; c < 3; c++) {
        values[3 * i + c] = value(argb[i], c);
      }
    }
    return values;
  }

  private float value(int argb, int c) {
    int shift = order == ChannelOrder.BGR ? 8 * c : 16 - 8 * c;
    int level = argb >> shift & 0xff;
    return (level * factor - means[c]) / deviations[c];
  }

  /** The three values that the network reads for one opaque pixel, in the order of its channels. */
  public float[] pixel(int argb) {
    return new float[] {value(argb, 0), value(argb, 1), value(argb, 2)};
  }

  /**
   * The three values that the network reads for the mean colour: zeros, or those of mid-grey if the
   * preparation has no means.
   */
  public float[] meanColour() {
    boolean hasMeans = means[0] != 0 || means[1] != 0 || means[2] != 0;
    return hasMeans ? new float[3] : pixel(MID_GREY);
  }

  /**
   * The whole preparation in one line, which differs between any two preparations. Checksums of
   * stored models and keys of caches include it, so its format must not change.
   */
  public String fingerprint() {
    return String.join(
        " ",
        fingerprintOfSquare(),
        order.name(),
        Float.toString(factor),
        Arrays.toString(means),
        Arrays.toString(deviations));
  }

  /** The part of the fingerprint that says which pixels of a photograph are read. */
  public String fingerprintOfSquare() {
    return shorterSide + " " + side;
  }

  /**
   * The preparation in words, for users. Indexes contain it and are recognised by it, so its format
   * must not change either.
   */
  public String inWords() {
    // String.format would use the digits of the user's language.
    return String.join(
        ", ",
        "side " + side + " of " + shorterSide,
        order.name(),
        "factor " + factor,
        "minus " + Arrays.toString(means),
        "over " + Arrays.toString(deviations));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Preparation that
        && shorterSide == that.shorterSide
        && side == that.side
        && order == that.order
        && factor == that.factor
        && Arrays.equals(means, that.means)
        && Arrays.equals(deviations, that.deviations);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(means) * 31 + Arrays.hashCode(deviations) + side;
  }
}
