package org.filterscope.address;

import java.util.regex.Pattern;
import org.filterscope.figure.Contrast;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Seed;
import org.jspecify.annotations.Nullable;

/**
 * What a screen shows. Each part may be missing; then the screen shows what it showed before.
 *
 * @param unit the layer, and the unit in it
 * @param seed which cells of the unit's map are projected
 * @param part the part of the photograph that the network sees; null for the usual one
 * @param mode how the unit is projected
 * @param contrast which value of a projection is full colour
 * @param why the explanation of the unit, by its word; null for none
 * @param chapter the chapter of the lesson, by its id
 */
public record View(
    @Nullable Unit unit,
    @Nullable Seed seed,
    @Nullable Part part,
    @Nullable Mode mode,
    @Nullable Contrast contrast,
    @Nullable String why,
    @Nullable String chapter) {

  /** Nothing in particular. */
  public static final View NONE = new View(null, null, null, null, null, null, null);

  /** The largest number of a unit, row or column: more than any network has. */
  public static final int LARGEST_NUMBER = 9_999_999;

  private static final Pattern WORD = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

  /**
   * A layer or one of its units.
   *
   * @param layer the layer's name
   * @param channel the unit; {@link #WHOLE} for the layer as a whole
   */
  public record Unit(String layer, int channel) {

    /** Stands for no unit in particular. */
    public static final int WHOLE = -1;

    /** The most characters of a layer's name. */
    public static final int LONGEST_NAME = 200;

    /**
     * Refuses what no network has.
     *
     * @throws IllegalArgumentException if it does
     */
    public Unit {
      if (!isLayer(layer)) {
        throw new IllegalArgumentException("No layer's name");
      }
      requireNumber(channel, WHOLE);
    }

    /** Whether an address can have a layer of that name. */
    public static boolean isLayer(String name) {
      return !name.isEmpty()
          && name.length() <= LONGEST_NAME
          && name.codePoints().allMatch(ContentId::isVisible);
    }
  }

  /**
   * A part of a photograph, in its pixels.
   *
   * @param x0 left edge
   * @param y0 top edge
   * @param x1 right edge
   * @param y1 bottom edge
   */
  public record Part(double x0, double y0, double x1, double y1) {

    /**
     * Refuses what no photograph has.
     *
     * @throws IllegalArgumentException if it does
     */
    public Part {
      boolean isThere = x0 >= 0 && y0 >= 0 && x1 - x0 >= 1 && y1 - y0 >= 1;
      if (!isThere || Math.max(x1, y1) > LARGEST_NUMBER) {
        throw new IllegalArgumentException("No part of a photograph");
      }
    }
  }

  /**
   * Refuses impossible parts.
   *
   * @throws IllegalArgumentException if a word is none, or if there is a cell or an explanation
   *     without a unit, or if no map has such a cell
   */
  public View {
    boolean isOfUnit = unit != null && unit.channel() != Unit.WHOLE;
    if (!isOfUnit && (seed != null || why != null)) {
      throw new IllegalArgumentException("A cell or an explanation of no unit");
    }
    if (seed instanceof Seed.Cell cell) {
      requireNumber(cell.row(), 0);
      requireNumber(cell.column(), 0);
    }
    requireWord(why);
    requireWord(chapter);
  }

  /** A chapter of the lesson. */
  public static View ofChapter(String chapter) {
    return new View(null, null, null, null, null, null, chapter);
  }

  /** With another part of the photograph. */
  public View withPart(@Nullable Part other) {
    return new View(unit, seed, other, mode, contrast, why, chapter);
  }

  /** With another explanation. */
  public View withWhy(@Nullable String other) {
    return new View(unit, seed, part, mode, contrast, other, chapter);
  }

  /** Whether it can be the word of an explanation or a chapter. */
  static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  private static void requireWord(@Nullable String text) {
    if (text != null && !isWord(text)) {
      throw new IllegalArgumentException("No word: " + text);
    }
  }

  private static void requireNumber(int number, int least) {
    if (number < least || number > LARGEST_NUMBER) {
      throw new IllegalArgumentException("No such number: " + number);
    }
  }
}
