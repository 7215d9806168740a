package org.filterscope.ui.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Formats activations and probabilities for people. */
public final class NumberFormats {

  private static final MathContext THREE_DIGITS = new MathContext(3);

  private NumberFormats() {}

  /**
   * Formats a value with three significant digits: {@code 41.3}, {@code 0.0213}, {@code 1290},
   * {@code 2.1e-7}.
   */
  public static String of(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    double size = Math.abs(value);
    if (size < 1e-4 || size >= 1e7) {
      return String.format(Locale.ROOT, "%.1e", value).replaceAll("e([+-])0?", "e$1");
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
    // Trailing zeros stay: 41.0 is precise to the tenth, 41 is not.
    return rounded
        .setScale(Math.max(0, rounded.scale()), java.math.RoundingMode.UNNECESSARY)
        .toPlainString();
  }

  /** Formats ten to the power of a whole number: {@code 100}, {@code 0.01}, {@code 1e-7}. */
  public static String powerOfTen(double exponent) {
    int whole = (int) Math.round(exponent);
    return whole < -3 || whole > 3
        ? "1e" + whole
        : BigDecimal.ONE.scaleByPowerOfTen(whole).toPlainString();
  }
}
