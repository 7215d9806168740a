package org.filterscope.image;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/**
 * Decodes a JPEG of four components, as Adobe's programs write it: the values are inverted, and may
 * be luma, chroma and black.
 */
final class CmykDecoder {

  private CmykDecoder() {}

  /**
   * Turns stored values into inks, in place; 255 is full ink.
   *
   * @param raster four components, as decoded
   * @param ycck whether the first three are luma and chroma
   */
  static void fromStored(Raster raster, boolean ycck) {
    byte[] values = ((DataBufferByte) raster.getDataBuffer()).getData();
    for (int i = 0; i + 3 < values.length; i += 4) {
      if (ycck) {
        fromLumaAndChroma(values, i);
      } else {
        values[i] = (byte) ~values[i];
        values[i + 1] = (byte) ~values[i + 1];
        values[i + 2] = (byte) ~values[i + 2];
      }
      values[i + 3] = (byte) ~values[i + 3];
    }
  }

  /**
   * Turns luma and chroma into inks: JFIF's formulas for red, green and blue give them, as the
   * stored values are inverted.
   */
  private static void fromLumaAndChroma(byte[] values, int at) {
    int luma = values[at] & 0xFF;
    int blueness = (values[at + 1] & 0xFF) - 128;
    int redness = (values[at + 2] & 0xFF) - 128;
    values[at] = rounded(luma + 1.402 * redness);
    values[at + 1] = rounded(luma - 0.344136 * blueness - 0.714136 * redness);
    values[at + 2] = rounded(luma + 1.772 * blueness);
  }

  private static byte rounded(double value) {
    return (byte) Math.max(0, Math.min(255, (int) Math.floor(value + 0.5)));
  }
}
