package org.filterscope.figure;

/**
 * Letters as pixels, five wide and seven high with one below the line, so that figures need no
 * system fonts: a server may have none.
 */
final class PixelFont {
  static final int HEIGHT = 8;
  private static final int WIDTH = 5;
  private static final int ADVANCE = WIDTH + 1;
  private static final char FIRST = ' ';
  private static final char UNKNOWN = '?';

  /** From space to {@code z}: five columns a sign, the lowest bit at the top, in hexadecimal. */
  private static final String COLUMNS =
      "000000000000005F00000007000700147F147F14242A7F2A12231308646236495620500008070300"
          + "001C2241000041221C002A1C7F1C2A08083E08080080703000080808080800006060002010080402"
          + "3E5149453E00427F400072494949462141494D331814127F1027454545393C4A4949314121110907"
          + "3649494936464949291E000014000000403400000008142241141414141400412214080201590906"
          + "3E415D594E7C1211127C7F494949363E414141227F4141413E7F494949417F090909013E41415173"
          + "7F0808087F00417F41002040413F017F081422417F404040407F021C027F7F0408107F3E4141413E"
          + "7F090909063E4151215E7F09192946264949493203017F01033F4040403F1F2040201F3F4038403F"
          + "631408146303047804036159494D43007F4141410204081020004141417F04020102044040404040"
          + "000307080020545478407F284444383844444428384444287F385454541800087E090218A4A49C78"
          + "7F0804047800447D40002040403D007F1028440000417F40007C047804787C080404783844444438"
          + "FC1824241818242418FC7C08040408485454542404043F44243C4040207C1C2040201C3C4030403C"
          + "44281028444C9090907C4464544C44";

  private PixelFont() {}

  /** Whether a sign has a shape. */
  static boolean has(int sign) {
    return sign >= FIRST && sign <= 'z';
  }

  /** How wide a text is, in pixels. */
  static int width(String text, int scale) {
    return Math.max(0, text.length() * ADVANCE - 1) * scale;
  }

  /** Draws a text from its top left corner; what lies outside the picture is left out. */
  static void draw(String text, int scale, int ink, int[] argb, int width, int left, int top) {
    for (int i = 0; i < text.length(); i++) {
      int sign = text.charAt(i);
      int place = (has(sign) ? sign : UNKNOWN) - FIRST;
      for (int x = 0; x < WIDTH * scale; x++) {
        int bits = column(place, x / scale);
        int across = left + i * ADVANCE * scale + x;
        for (int y = 0; y < HEIGHT * scale; y++) {
          int at = (top + y) * width + across;
          boolean isInside = across >= 0 && across < width && at >= 0 && at < argb.length;
          if (isInside && ((bits >> (y / scale)) & 1) != 0) {
            argb[at] = ink;
          }
        }
      }
    }
  }

  private static int column(int sign, int column) {
    int at = 2 * (sign * WIDTH + column);
    return Integer.parseInt(COLUMNS.substring(at, at + 2), 16);
  }
}
