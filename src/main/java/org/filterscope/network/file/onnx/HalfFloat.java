package org.filterscope.network.file.onnx;

/** Numbers of 16 bits. */
final class HalfFloat {

  private static final int EXPONENT = 0x7c00;
  private static final int MANTISSA = 0x3ff;
  private static final int SIGN = 0x8000;

  /** The smallest number with a full mantissa is 2^-14; what is below has steps of 2^-24. */
  private static final float STEP = 0x1p-24f;

  private HalfFloat() {}

  /** IEEE 754's binary16. */
  static float ofHalf(short bits) {
    int sign = (bits & SIGN) << 16;
    int exponent = bits & EXPONENT;
    int mantissa = bits & MANTISSA;
    if (exponent == 0) {
      float small = mantissa * STEP;
      return sign == 0 ? small : -small;
    }
    int biased = exponent == EXPONENT ? 0xff : (exponent >> 10) - 15 + 127;
    return Float.intBitsToFloat(sign | biased << 23 | mantissa << 13);
  }

  /** The upper half of a float32: bfloat16. */
  static float ofBrain(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}
