package org.filterscope.cli;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.regex.Pattern;

/** Fits text into a single line of the terminal. */
final class OneLine {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private static final Set<UnicodeScript> WIDE =
      Set.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

  private OneLine() {}

  /**
   * The text with a question mark for each control character: a file name may contain line breaks
   * and escape sequences.
   */
  static String of(String text) {
    return CONTROL.matcher(text).replaceAll("?");
  }

  /** The number of columns that the text takes. East Asian characters take two. */
  static int width(String text) {
    return text.codePoints().map(point -> WIDE.contains(UnicodeScript.of(point)) ? 2 : 1).sum();
  }

  /** The text, cut off at its beginning if it is wider than a number of columns. */
  static String shortened(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder end = new StringBuilder();
    int free = columns - 3;
    int[] points = text.codePoints().toArray();
    for (int i = points.length - 1; i >= 0; i--) {
      String point = Character.toString(points[i]);
      free -= width(point);
      if (free < 0) {
        break;
      }
      end.insert(0, point);
    }
    return "..." + end;
  }
}
