package org.filterscope.ui.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Activations and probabilities as people read them. */
public final class NumberFormats {

  private static final MathContext THREE_DIGITS = new MathContext(3);

  private NumberFormats() {}

  /** Three digits that count: {@code 41.3}, {@code 0.0213}, {@code 1290}, {@code 2.1e-7}. */
  public static String of(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    double size = Math.abs(value);
    if (size < 1e-4 || size >= 1e7) {
      return String.format(Locale.ROOT, "%.1e", value).replaceAll("e([+-])0?", "e$1");
    }
    BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS);
    // 41.0 says that the tenth was looked at; 41 would not.
    return rounded
        .setScale(Math.max(0, rounded.scale()), java.math.RoundingMode.UNNECESSARY)
        .toPlainString();
  }
}
