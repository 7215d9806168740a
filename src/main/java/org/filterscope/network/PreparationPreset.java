package org.filterscope.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The usual ways to turn pixels into numbers. Most networks were trained with one of them. */
public enum PreparationPreset {
  /** B, G, R minus the means over ImageNet: Caffe's and Keras' VGG and ResNet. */
  KERAS_VGG,
  /** R, G, B of 0..1, minus ImageNet's means, divided by its standard deviations. */
  TORCHVISION,
  /** R, G, B from 0 to 1. */
  UNIT,
  /** R, G, B from -1 to 1. */
  SYMMETRIC,
  /** R, G, B as they are, from 0 to 255: for networks that scale them themselves. */
  RAW;

  private static final int COLOURS = 3;

  /** Networks for smaller images are trained on whole pictures, not on their middle. */
  private static final int SMALLEST_CUT = 96;

  /** Its name in commands and files, such as {@code keras-vgg}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The preset with that name, if there is one. */
  public static Optional<PreparationPreset> of(String id) {
    return Arrays.stream(values()).filter(preset -> preset.id().equals(id)).findFirst();
  }

  /**
   * The preparation for a network that reads a square in three colours.
   *
   * @param side the side of the square that it reads, in pixels; the photograph's shorter side is
   *     scaled to 8/7 of that, as by VGG's authors
   */
  public Preparation preparation(int side) {
    return preparation(Shape.maps(COLOURS, side, side), Math.round(side * 8 / 7f));
  }

  /**
   * The preparation for a network. Grey is prepared with the mean of the colours' numbers.
   *
   * @param input what it reads, with one channel or three. The photograph is scaled to 8/7 of it,
   *     as by VGG's authors, and its middle is cut out; for grey and for small images, all of it is
   *     taken
   */
  public Preparation preparation(Shape input) {
    int side = Math.min(input.height(), input.width());
    boolean isWhole = input.channels() == 1 || side < SMALLEST_CUT;
    return preparation(input, isWhole ? side : Math.round(side * 8 / 7f));
  }

  private Preparation preparation(Shape input, int shorterSide) {
    return switch (this) {
      case KERAS_VGG ->
          of(input, shorterSide, 1, new float[] {103.939f, 116.779f, 123.68f}, ones());
      case TORCHVISION ->
          of(
              input,
              shorterSide,
              1 / 255f,
              new float[] {.485f, .456f, .406f},
              new float[] {.229f, .224f, .225f});
      case UNIT -> of(input, shorterSide, 1 / 255f, new float[COLOURS], ones());
      case SYMMETRIC -> of(input, shorterSide, 1 / 127.5f, ones(), ones());
      case RAW -> of(input, shorterSide, 1, new float[COLOURS], ones());
    };
  }

  private Preparation of(
      Shape input, int shorterSide, float factor, float[] means, float[] deviations) {
    boolean isGrey = input.channels() == 1;
    Preparation.ChannelOrder coloured =
        this == KERAS_VGG ? Preparation.ChannelOrder.BGR : Preparation.ChannelOrder.RGB;
    return new Preparation(
        shorterSide,
        input.height(),
        input.width(),
        isGrey ? Preparation.ChannelOrder.GREY : coloured,
        factor,
        isGrey ? mean(means) : means,
        isGrey ? mean(deviations) : deviations);
  }

  private static float[] mean(float... values) {
    float sum = 0;
    for (float value : values) {
      sum += value;
    }
    return new float[] {sum / values.length};
  }

  private static float[] ones() {
    return new float[] {1, 1, 1};
  }
}
