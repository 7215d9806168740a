package org.filterscope.figure;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Text in figures: in {@link PixelFont}, or in the system's font where a text has other signs and
 * the system has a font for them.
 */
final class FigureText {

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private FigureText() {}

  /** How wide a text is, in pixels. */
  static int width(String text, int scale) {
    return systemFont(text, scale)
        .map(font -> (int) Math.ceil(font.getStringBounds(text, CONTEXT).getWidth()))
        .orElseGet(() -> PixelFont.width(text, scale));
  }

  /** Draws a text from its top left corner; what lies outside the picture is left out. */
  static void draw(String text, int scale, int ink, int[] argb, int width, int left, int top) {
    Optional<Font> font = systemFont(text, scale);
    if (font.isEmpty()) {
      PixelFont.draw(text, scale, ink, argb, width, left, top);
      return;
    }
    BufferedImage drawn =
        new BufferedImage(
            Math.max(1, width(text, scale)),
            2 * PixelFont.HEIGHT * scale,
            BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = drawn.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(font.get());
    graphics.setColor(new Color(ink));
    graphics.drawString(text, 0, PixelFont.HEIGHT * scale);
    graphics.dispose();
    for (int y = 0; y < drawn.getHeight(); y++) {
      for (int x = 0; x < drawn.getWidth(); x++) {
        int at = (top + y) * width + left + x;
        if (left + x >= 0 && left + x < width && at >= 0 && at < argb.length) {
          argb[at] = over(drawn.getRGB(x, y), argb[at]);
        }
      }
    }
  }

  /** The text in lines of at most a width, broken between words where that is possible. */
  static List<String> lines(String text, int scale, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("(?<=\\s)|(?<=[\\u3000-\\u9fff\\uff00-\\uffef])", -1)) {
      if (line.length() > 0 && width((line + word).strip(), scale) > most) {
        lines.add(line.toString().strip());
        line.setLength(0);
      }
      line.append(word);
    }
    lines.add(line.toString().strip());
    return lines;
  }

  /** A text that is at most so wide, with two dots at its end if that shortens it. */
  static String shortened(String text, int scale, int most) {
    String shown = text;
    for (int end = text.length() - 1; end > 0 && width(shown, scale) > most; end--) {
      shown = text.substring(0, end).strip() + "..";
    }
    return shown;
  }

  /** Empty if the pixels will do, or there is no font that has the text's signs. */
  private static Optional<Font> systemFont(String text, int scale) {
    if (text.chars().allMatch(PixelFont::has)) {
      return Optional.empty();
    }
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, PixelFont.HEIGHT * scale);
      return font.canDisplayUpTo(text) < 0 ? Optional.of(font) : Optional.empty();
    } catch (RuntimeException | LinkageError | InternalError e) {
      // A system without fonts, as a server may be.
      return Optional.empty();
    }
  }

  private static int over(int above, int below) {
    int alpha = above >>> 24;
    int mixed = 0xFF;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int top = (above >> shift) & 0xFF;
      int ground = (below >> shift) & 0xFF;
      mixed = mixed << 8 | (top * alpha + ground * (255 - alpha)) / 255;
    }
    return mixed;
  }
}
