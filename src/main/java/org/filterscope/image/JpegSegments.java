package org.filterscope.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The segments of a JPEG before its first scan: a marker, a length, and content. */
final class JpegSegments {

  private static final int START_OF_SCAN = 0xDA;
  private static final int COMMENT = 0xFE;
  private static final int APP_0 = 0xE0;
  private static final int APP_1 = 0xE1;
  private static final int APP_2 = 0xE2;
  private static final int APP_14 = 0xEE;
  private static final int APP_15 = 0xEF;

  /** The most segments of a profile: one byte numbers them. */
  private static final int MOST_OF_A_PROFILE = 255;

  /** The transform in an Adobe segment that marks luma, chroma and black. */
  private static final int YCCK = 2;

  private static final int TRANSFORM = 11;

  private final PictureStream stream;
  private final FileParts parts;
  private int headers;
  private int profiles;
  private boolean hasAdobe;

  JpegSegments(PictureStream stream, FileParts parts) {
    this.stream = stream;
    this.parts = parts;
  }

  /** Leaves out comments, previews and data for other programs. */
  void read() throws IOException {
    long start = 2;
    parts.keep(0, start);
    try {
      stream.seek(start);
      for (int marker = marker(); !standsAlone(marker); marker = marker()) {
        long end = stream.getStreamPosition() + stream.readUnsignedShort();
        if (isWanted(marker, (int) (end - stream.getStreamPosition()))) {
          parts.keep(start, end);
        }
        start = end;
        stream.seek(start);
      }
    } catch (EOFException e) {
      // The file ends too early: the decoder will notice, too.
    }
    parts.keepFrom(start);
  }

  /** Reads the next marker; stray bytes before it are skipped. */
  private int marker() throws IOException {
    int before = stream.readUnsignedByte();
    int now = stream.readUnsignedByte();
    while (before != 0xFF || now == 0xFF || now == 0) {
      before = now;
      now = stream.readUnsignedByte();
    }
    return now;
  }

  /** Whether no length follows the marker, or pixels begin. */
  private static boolean standsAlone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= START_OF_SCAN);
  }

  private boolean isWanted(int marker, int length) throws IOException {
    return switch (marker) {
      case COMMENT -> false;
      case APP_0 -> headers++ < 2;
      case APP_1 -> parts.exif() == null && isExif(length);
      case APP_2 -> startsWith("ICC_PROFILE\0", stream.head(length, 16)) && isProfile();
      case APP_14 -> !hasAdobe && isAdobe(stream.head(length, 16));
      default -> marker < APP_0 || marker > APP_15;
    };
  }

  private boolean isExif(int length) throws IOException {
    byte[] block = stream.head(length, length);
    if (!startsWith("Exif\0", block)) {
      return false;
    }
    parts.exif(block);
    return true;
  }

  private boolean isProfile() {
    return profiles++ < MOST_OF_A_PROFILE;
  }

  private boolean isAdobe(byte[] segment) {
    hasAdobe = startsWith("Adobe", segment) && segment.length > TRANSFORM;
    if (hasAdobe && segment[TRANSFORM] == YCCK) {
      parts.ycck();
    }
    return hasAdobe;
  }

  private static boolean startsWith(String name, byte[] segment) {
    return new String(segment, StandardCharsets.ISO_8859_1).startsWith(name);
  }
}
