package org.filterscope.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The chunks of a WebP: a name of four letters, a length, and content of even length. */
final class WebpChunks {

  private static final int HEADER = 12;
  private static final int AROUND = 8;

  private final PictureStream stream;
  private final FileParts parts;

  WebpChunks(PictureStream stream, FileParts parts) {
    this.stream = stream;
    this.parts = parts;
  }

  /** Lets the decoder see the whole file, as it skips the chunks that it does not need. */
  void read() throws IOException {
    parts.keepFrom(0);
    ByteOrder before = stream.getByteOrder();
    stream.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    try {
      long start = HEADER;
      while (start < stream.length()) {
        stream.seek(start);
        byte[] name = new byte[4];
        stream.readFully(name);
        long length = stream.readUnsignedInt();
        if (new String(name, StandardCharsets.ISO_8859_1).equals("EXIF")) {
          parts.exif(stream.head(length, FileParts.EXIF_HEAD));
        }
        start += AROUND + length + (length & 1);
      }
    } catch (EOFException e) {
      // The file ends too early: the decoder will notice, too.
    } finally {
      stream.setByteOrder(before);
    }
  }
}
