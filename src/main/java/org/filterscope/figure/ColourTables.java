package org.filterscope.figure;

/** The 256 colours of each colour map. */
final class ColourTables {
  private static final int SIZE = 256;
  private static final int STEP = 5;

  /** CC0, by Stefan van der Walt, Nathaniel Smith and Eric Firing: colours 0, 5, 10 to 255. */
  private static final int[] VIRIDIS = {
    0x440154, 0x46085c, 0x471063, 0x481769, 0x481d6f, 0x482475, 0x472a7a, 0x46307e,
    0x453781, 0x433d84, 0x414287, 0x3f4889, 0x3d4e8a, 0x3a538b, 0x38598c, 0x355e8d,
    0x33638d, 0x31688e, 0x2e6d8e, 0x2c718e, 0x2a768e, 0x297b8e, 0x27808e, 0x25848e,
    0x23898e, 0x218e8d, 0x20928c, 0x1f978b, 0x1e9c89, 0x1fa188, 0x21a585, 0x24aa83,
    0x28ae80, 0x2eb37c, 0x35b779, 0x3dbc74, 0x46c06f, 0x50c46a, 0x5ac864, 0x65cb5e,
    0x70cf57, 0x7cd250, 0x89d548, 0x95d840, 0xa2da37, 0xb0dd2f, 0xbddf26, 0xcae11f,
    0xd8e219, 0xe5e419, 0xf1e51d, 0xfde725
  };

  private static final double LIGHTNESS_OF_ZERO = 94;
  private static final double LIGHTNESS_OF_THE_ENDS = 40;
  private static final double CHROMA_OF_THE_ENDS = 58;
  private static final double BLUE = Math.toRadians(285);
  private static final double RED = Math.toRadians(35);

  private ColourTables() {}

  static int[] grey() {
    int[] table = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      table[i] = 0xFF000000 | i * 0x010101;
    }
    return table;
  }

  static int[] viridis() {
    int[] table = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      int anchor = Math.min(i / STEP, VIRIDIS.length - 2);
      int share = i - anchor * STEP;
      int from = VIRIDIS[anchor];
      int to = VIRIDIS[anchor + 1];
      table[i] =
          0xFF000000
              | between(from >> 16, to >> 16, share) << 16
              | between(from >> 8, to >> 8, share) << 8
              | between(from, to, share);
    }
    return table;
  }

  private static int between(int from, int to, int share) {
    int low = from & 0xFF;
    return Math.round(low + ((to & 0xFF) - low) * (float) share / STEP);
  }

  /**
   * Colours along two straight lines in CIELAB, from zero to either end, in equal steps. Both hues
   * are chosen so that sRGB has all of these colours.
   */
  static int[] diverging() {
    int[] table = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double signed = (i - (SIZE - 1) / 2.0) / ((SIZE - 1) / 2.0);
      double strength = Math.abs(signed);
      double lightness = LIGHTNESS_OF_ZERO + (LIGHTNESS_OF_THE_ENDS - LIGHTNESS_OF_ZERO) * strength;
      double chroma = CHROMA_OF_THE_ENDS * strength;
      double hue = signed < 0 ? BLUE : RED;
      table[i] = fromLab(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
    }
    return table;
  }

  /** Converts CIELAB (white D65) to {@code 0xFFRRGGBB}. */
  private static int fromLab(double lightness, double a, double b) {
    double forY = (lightness + 16) / 116;
    double x = 0.95047 * cubed(forY + a / 500);
    double y = cubed(forY);
    double z = 1.08883 * cubed(forY - b / 200);
    return 0xFF000000
        | level(3.2404542 * x - 1.5371385 * y - 0.4985314 * z) << 16
        | level(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z) << 8
        | level(0.0556434 * x - 0.2040259 * y + 1.0572252 * z);
  }

  private static double cubed(double f) {
    double knee = 6.0 / 29;
    return f > knee ? f * f * f : 3 * knee * knee * (f - 4.0 / 29);
  }

  /** Converts linear light, from 0 to 1, to an sRGB level. */
  private static int level(double light) {
    double cut = Math.max(0, Math.min(light, 1));
    double encoded = cut <= 0.0031308 ? 12.92 * cut : 1.055 * Math.pow(cut, 1 / 2.4) - 0.055;
    return (int) Math.round(encoded * 255);
  }
}
