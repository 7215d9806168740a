package org.filterscope.image;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** A picture's bytes without the parts that its decoder must not see. */
final class StrippedStream extends ImageInputStreamImpl {

  private final PictureStream file;
  private final FileParts parts;

  /** The part that was read last. */
  private int part;

  StrippedStream(PictureStream file, FileParts parts) {
    this.file = file;
    this.parts = parts;
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    go();
    int read = file.read();
    if (read >= 0) {
      streamPos++;
    }
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    checkClosed();
    bitOffset = 0;
    go();
    long left = parts.startOf(part + 1) - streamPos;
    int read = file.read(target, offset, (int) Math.min(count, left));
    streamPos += Math.max(read, 0);
    return read;
  }

  @Override
  public long length() {
    int last = parts.count() - 1;
    return file.length() - parts.placeInFile(last, 0);
  }

  private void go() throws IOException {
    if (streamPos < parts.startOf(part) || streamPos >= parts.startOf(part + 1)) {
      part = parts.partAt(streamPos);
    }
    long place = parts.placeInFile(part, streamPos);
    if (file.getStreamPosition() != place) {
      file.seek(place);
    }
  }
}
