package org.filterscope.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Lines of text, each figure beside its limit. */
final class Report {
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void heading(String text) {
    out.println();
    out.println(text);
    out.println("-".repeat(text.length()));
  }

  void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  /** Seconds of something that was measured several times. */
  void seconds(String what, Samples samples) {
    line(
        "  %-40s %8.4f s at least, %8.4f s in the median of %d",
        what, samples.least(), samples.median(), samples.count());
  }

  /** A ratio of two things of this run, once by their least and once by their median times. */
  void ratio(String what, Samples one, Samples other, double limit) {
    double byLeast = one.least() / other.least();
    double byMedian = one.median() / other.median();
    line(
        "  %-40s %8.3f by least times, %.3f by medians; limit %.2f: %s",
        what, byLeast, byMedian, limit, verdict(byLeast, limit));
  }

  /** A ratio without a limit. */
  void ratio(String what, Samples one, Samples other) {
    line(
        "  %-40s %8.3f by least times, %.3f by medians",
        what, one.least() / other.least(), one.median() / other.median());
  }

  /** A ratio that was computed already. */
  void share(String what, double ratio, double limit) {
    line("  %-40s %8.3f; limit %.2f: %s", what, ratio, limit, verdict(ratio, limit));
  }

  /** One figure. */
  void figure(String what, double value, String unit, double limit) {
    line("  %-40s %8.1f %s; limit %.0f: %s", what, value, unit, limit, verdict(value, limit));
  }

  void skipped(String what, String why) {
    line("  %-40s skipped: %s", what, why);
  }

  private static String verdict(double value, double limit) {
    return value <= limit ? "within" : "ABOVE";
  }
}
