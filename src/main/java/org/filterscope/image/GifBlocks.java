package org.filterscope.image;

import java.io.EOFException;
import java.io.IOException;

/** The blocks of a GIF before its first frame. */
final class GifBlocks {

  private static final int HEADER = 13;
  private static final int FLAGS = 10;
  private static final int HAS_PALETTE = 0x80;
  private static final int PALETTE_SIZE = 0x07;
  private static final int EXTENSION = 0x21;
  private static final int GRAPHIC_CONTROL = 0xF9;

  private final PictureStream stream;
  private final FileParts parts;

  GifBlocks(PictureStream stream, FileParts parts) {
    this.stream = stream;
    this.parts = parts;
  }

  /** Leaves out comments and data for other programs; keeps what makes a colour transparent. */
  void read() throws IOException {
    long start = 0;
    try {
      stream.seek(FLAGS);
      int flags = stream.readUnsignedByte();
      int colours = (flags & HAS_PALETTE) == 0 ? 0 : 2 << (flags & PALETTE_SIZE);
      long end = HEADER + 3L * colours;
      parts.keep(0, end);
      start = end;
      stream.seek(start);
      while (stream.readUnsignedByte() == EXTENSION) {
        boolean isKept = stream.readUnsignedByte() == GRAPHIC_CONTROL;
        end = endOfBlocks();
        if (isKept) {
          parts.keep(start, end);
        }
        start = end;
      }
    } catch (EOFException e) {
      // The file ends too early: the decoder will notice, too.
    }
    parts.keepFrom(start);
  }

  private long endOfBlocks() throws IOException {
    for (int length = stream.readUnsignedByte(); length > 0; length = stream.readUnsignedByte()) {
      stream.seek(stream.getStreamPosition() + length);
    }
    return stream.getStreamPosition();
  }
}
