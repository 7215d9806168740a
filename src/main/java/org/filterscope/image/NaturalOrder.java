package org.filterscope.image;

import java.util.Comparator;

/**
 * Natural order of names: numbers in them by value ("2" before "10"), letters regardless of case.
 * Names that are otherwise equal are ordered by their characters, so the order is the same
 * everywhere.
 */
final class NaturalOrder implements Comparator<String> {

  @Override
  public int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < other.length()) {
      int order;
      if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
        int iEnd = endOfNumber(one, i);
        int jEnd = endOfNumber(other, j);
        order = compareNumbers(one.substring(i, iEnd), other.substring(j, jEnd));
        i = iEnd;
        j = jEnd;
      } else {
        order = Character.compare(folded(one.charAt(i++)), folded(other.charAt(j++)));
      }
      if (order != 0) {
        return order;
      }
    }
    int rest = Integer.compare(one.length() - i, other.length() - j);
    return rest != 0 ? rest : one.compareTo(other);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static char folded(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }

  private static int endOfNumber(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Compares numbers of any length: without leading zeros, the longer one is larger. */
  private static int compareNumbers(String one, String other) {
    String a = one.replaceFirst("^0+(?=.)", "");
    String b = other.replaceFirst("^0+(?=.)", "");
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }
}
