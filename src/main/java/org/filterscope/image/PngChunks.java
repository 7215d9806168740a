package org.filterscope.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The chunks of a PNG: a length, a name of four letters, content, and a checksum. */
final class PngChunks {

  private static final int SIGNATURE = 8;
  private static final int AROUND = 12;

  /** The size of a full palette, in bytes. */
  private static final long LARGEST_PALETTE = 3 * 256;

  private final PictureStream stream;
  private final FileParts parts;

  PngChunks(PictureStream stream, FileParts parts) {
    this.stream = stream;
    this.parts = parts;
  }

  /** Looks at all chunks, because some programs put EXIF last. */
  void read() throws IOException {
    parts.keep(0, SIGNATURE);
    long start = SIGNATURE;
    try {
      while (start < stream.length()) {
        stream.seek(start);
        long length = stream.readUnsignedInt();
        byte[] name = new byte[4];
        stream.readFully(name);
        long end = start + AROUND + length;
        take(new String(name, StandardCharsets.ISO_8859_1), start, end, length);
        start = end;
      }
    } catch (EOFException e) {
      // The file ends too early: the decoder will notice, too.
    }
    parts.keepFrom(start);
  }

  private void take(String name, long start, long end, long length) throws IOException {
    switch (name) {
      case "IHDR", "IDAT", "IEND" -> parts.keep(start, end);
      case "PLTE", "tRNS" -> {
        if (length <= LARGEST_PALETTE) {
          parts.keep(start, end);
        }
      }
      case "eXIf" -> parts.exif(stream.head(length, FileParts.EXIF_HEAD));
      case "iCCP" -> {
        if (length <= FileParts.LARGEST_PROFILE) {
          parts.packedProfile(stream.head(length, FileParts.LARGEST_PROFILE));
        }
      }
      default -> {
        // Text of any kind, a preview, an animation's further frames: none of these is needed.
      }
    }
  }
}
