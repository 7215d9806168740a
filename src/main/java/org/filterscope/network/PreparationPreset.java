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
  SYMMETRIC;

  /** Its name in commands and files, such as {@code keras-vgg}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The preset with that name, if there is one. */
  public static Optional<PreparationPreset> of(String id) {
    return Arrays.stream(values()).filter(preset -> preset.id().equals(id)).findFirst();
  }

  /**
   * The preparation for a network.
   *
   * @param side the side of the square that it reads, in pixels; the photograph's shorter side is
   *     scaled to 8/7 of that, as by VGG's authors
   */
  public Preparation preparation(int side) {
    return switch (this) {
      case KERAS_VGG -> of(side, 1, new float[] {103.939f, 116.779f, 123.68f}, ones());
      case TORCHVISION ->
          of(side, 1 / 255f, new float[] {.485f, .456f, .406f}, new float[] {.229f, .224f, .225f});
      case UNIT -> of(side, 1 / 255f, new float[3], ones());
      case SYMMETRIC -> of(side, 1 / 127.5f, ones(), ones());
    };
  }

  private Preparation of(int side, float factor, float[] means, float[] deviations) {
    Preparation.ChannelOrder order =
        this == KERAS_VGG ? Preparation.ChannelOrder.BGR : Preparation.ChannelOrder.RGB;
    return new Preparation(Math.round(side * 8 / 7f), side, order, factor, means, deviations);
  }

  private static float[] ones() {
    return new float[] {1, 1, 1};
  }
}
