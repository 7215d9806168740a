package org.filterscope.address;

import java.util.regex.Pattern;

/**
 * A photograph or a model by its content.
 *
 * @param fingerprint SHA-256, in hexadecimal
 * @param name what it is called, for people; empty if that is unknown
 */
public record ContentId(String fingerprint, String name) {

  /** The most characters of a name. */
  public static final int LONGEST_NAME = 120;

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * Refuses fingerprints and names that no content has.
   *
   * @throws IllegalArgumentException if it does
   */
  public ContentId {
    if (!isFingerprint(fingerprint)) {
      throw new IllegalArgumentException("No SHA-256: " + fingerprint);
    }
    if (!isName(name)) {
      throw new IllegalArgumentException("No name");
    }
  }

  /** ContentId with any name; characters that a name cannot have become underscores. */
  public static ContentId of(String fingerprint, String anyName) {
    StringBuilder name = new StringBuilder();
    anyName
        .codePoints()
        .limit(LONGEST_NAME / 2)
        .forEach(point -> name.appendCodePoint(isOfName(point) ? point : '_'));
    return new ContentId(fingerprint, name.toString().strip());
  }

  /** Whether it is a SHA-256 in lower-case hexadecimal. */
  static boolean isFingerprint(String text) {
    return SHA_256.matcher(text).matches();
  }

  /** Whether it can be shown as a name, and is no path. */
  static boolean isName(String text) {
    return text.length() <= LONGEST_NAME
        && text.equals(text.strip())
        && text.codePoints().allMatch(ContentId::isOfName);
  }

  private static boolean isOfName(int point) {
    return point != '/' && point != '\\' && isVisible(point);
  }

  /** Whether a character is one to see: it neither controls nor formats, and is no half of one. */
  static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
