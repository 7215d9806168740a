package org.filterscope.network;

import java.nio.file.Path;
import java.util.Arrays;
import org.filterscope.image.Crop;
import org.filterscope.image.CropSize;
import org.filterscope.image.CroppedPicture;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;

/**
 * How pixels are prepared for a network: which part of the photograph, which order of channels,
 * which numbers. This is the only place where it is done, for the window, the commands, training
 * and exported models.
 *
 * @param shorterSide the largest box of the photograph in the proportions of the input is scaled so
 *     that its shorter side has this many pixels before the crop; for a square input, the
 *     photograph itself
 * @param height rows of the input, in pixels
 * @param width columns of the input, in pixels
 * @param order which colour comes first, or grey
 * @param factor values of 0..255 are multiplied by this first
 * @param means one value for each channel, subtracted next
 * @param deviations one value for each channel, divided by last
 */
public record Preparation(
    int shorterSide,
    int height,
    int width,
    ChannelOrder order,
    float factor,
    float[] means,
    float[] deviations) {

  private static final int MID_GREY = 0xff808080;
  private static final int OPAQUE = 0xff000000;

  /** Shares of red, green and blue in grey, of 65,536 (ITU-R BT.601), as Pillow and Keras do it. */
  private static final int[] LUMA = {19_595, 38_470, 7_471};

  private static final int LUMA_BITS = 16;

  /** Which colour comes first. */
  public enum ChannelOrder {
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red: the order of Caffe, and so of VGG's weights. */
    BGR,
    /** A single channel: how bright a pixel is, by ITU-R BT.601's weights of the colours. */
    GREY;

    /** How many channels the network reads. */
    public int channels() {
      return this == GREY ? 1 : 3;
    }
  }

  /** Copies the arrays and checks them. */
  public Preparation {
    means = means.clone();
    deviations = deviations.clone();
    if (means.length != order.channels()
        || deviations.length != order.channels()
        || Math.min(height, width) < 1
        || shorterSide < Math.min(height, width)) {
      throw new IllegalArgumentException("A mean and a deviation each, and sides that fit");
    }
  }

  /** A preparation for a network that reads a square. */
  public Preparation(
      int shorterSide,
      int side,
      ChannelOrder order,
      float factor,
      float[] means,
      float[] deviations) {
    this(shorterSide, side, side, order, factor, means, deviations);
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

  /** The shorter side of the input, in pixels; for a square, its side. */
  public int side() {
    return Math.min(height, width);
  }

  private boolean isSquare() {
    return height == width;
  }

  private CropSize size() {
    return new CropSize(shorterSide, width, height);
  }

  /** The part of a photograph that the network sees unless the user chooses another. */
  public Crop framing(Picture picture) {
    return Crop.standard(picture, size());
  }

  /**
   * The pixels that the network reads of a photograph, {@code height * width} of them; grey if the
   * network sees no colours.
   */
  public Picture cut(Picture picture, Crop framing) {
    return seen(framing.cut(picture, width, height));
  }

  /**
   * What the network sees of a photograph unless the user chooses another part.
   *
   * @throws org.filterscope.task.Problem if the file is not a photograph that can be opened
   */
  public CroppedPicture framed(PictureReader pictures, Path file) {
    CroppedPicture framed = pictures.readFramed(file, size());
    return new CroppedPicture(framed.framing(), seen(framed.pixels()));
  }

  /** The picture without the colours that the network does not see. */
  private Picture seen(Picture picture) {
    if (order != ChannelOrder.GREY) {
      return picture;
    }
    int[] argb = new int[picture.argb().length];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = OPAQUE | grey(picture.argb()[i]) * 0x010101;
    }
    return new Picture(picture.width(), picture.height(), argb);
  }

  private static int grey(int argb) {
    int sum = 1 << (LUMA_BITS - 1);
    for (int c = 0; c < LUMA.length; c++) {
      sum += LUMA[c] * ((argb >> (16 - 8 * c)) & 0xff);
    }
    return sum >> LUMA_BITS;
  }

  /**
   * Turns pixels into the network's input.
   *
   * @param argb {@code height * width} opaque pixels, row by row
   * @return {@code [height, width, channels]}, channel last
   */
  public float[] apply(int[] argb) {
    if (argb.length != height * width) {
      throw new IllegalArgumentException(argb.length + " pixels for " + height + " x " + width);
    }
    int channels = order.channels();
    float[] values = new float[argb.length * channels];
    for (int i = 0; i < argb.length; i++) {
      for (int c = 0; c < channels; c++) {
        values[channels * i + c] = value(argb[i], c);
      }
    }
    return values;
  }

  private float value(int argb, int c) {
    int level =
        switch (order) {
          case GREY -> grey(argb);
          case BGR -> (argb >> (8 * c)) & 0xff;
          case RGB -> (argb >> (16 - 8 * c)) & 0xff;
        };
    return (level * factor - means[c]) / deviations[c];
  }

  /** The values that the network reads for one opaque pixel, in the order of its channels. */
  public float[] pixel(int argb) {
    float[] values = new float[order.channels()];
    for (int c = 0; c < values.length; c++) {
      values[c] = value(argb, c);
    }
    return values;
  }

  /**
   * The values that the network reads for the mean colour: zeros, or those of mid-grey if the
   * preparation has no means.
   */
  public float[] meanColour() {
    for (float mean : means) {
      if (mean != 0) {
        return new float[order.channels()];
      }
    }
    return pixel(MID_GREY);
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
    return shorterSide + " " + (isSquare() ? String.valueOf(width) : width + "x" + height);
  }

  /**
   * The preparation in words, for users. Indexes contain it and are recognised by it, so its format
   * must not change either.
   */
  public String inWords() {
    // String.format would use the digits of the user's language.
    return String.join(
        ", ",
        isSquare()
            ? "side " + width + " of " + shorterSide
            : width + " x " + height + " of " + shorterSide,
        order.name(),
        "factor " + factor,
        "minus " + Arrays.toString(means),
        "over " + Arrays.toString(deviations));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Preparation that
        && shorterSide == that.shorterSide
        && height == that.height
        && width == that.width
        && order == that.order
        && factor == that.factor
        && Arrays.equals(means, that.means)
        && Arrays.equals(deviations, that.deviations);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(means) * 31 + Arrays.hashCode(deviations) + 31 * height + width;
  }
}
