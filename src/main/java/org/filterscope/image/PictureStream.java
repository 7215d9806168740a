package org.filterscope.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import javax.imageio.stream.ImageInputStreamImpl;
import org.jspecify.annotations.Nullable;

/**
 * A picture's bytes for a decoder. It remembers whether anything read beyond the last byte:
 * decoders patch up a picture that ends too early, often without a warning.
 */
final class PictureStream extends ImageInputStreamImpl {

  private static final int BUFFER = 1 << 16;

  private final @Nullable SeekableByteChannel channel;
  private final ByteBuffer buffer;
  private final long length;

  /** Where in the file the buffer begins. */
  private long bufferStart;

  private final TimeLimit limit;

  private boolean ranOut;
  private boolean overdue;
  private int singleBytes;
  private @Nullable IOException failure;

  /** Reads the bytes of an open file, which stays open when this is closed. */
  PictureStream(SeekableByteChannel channel, TimeLimit limit) throws IOException {
    this.channel = channel;
    this.limit = limit;
    this.buffer = ByteBuffer.allocate(BUFFER).limit(0);
    this.length = channel.size();
  }

  /** Reads bytes in memory. */
  PictureStream(byte[] bytes, TimeLimit limit) {
    this.channel = null;
    this.limit = limit;
    this.buffer = ByteBuffer.wrap(bytes);
    this.length = bytes.length;
  }

  /** Whether a reader has gone beyond the last byte since {@link #forgetTheEnd()}. */
  boolean ranOut() {
    return ranOut;
  }

  /** Makes {@link #ranOut()} false. */
  void forgetTheEnd() {
    ranOut = false;
  }

  /** Whether reading was refused because it took too long. */
  boolean isOverdue() {
    return overdue;
  }

  /** Why the file could not be read, if it could not: then the picture is not to blame. */
  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    if (++singleBytes % BUFFER == 0) {
      requireTime();
    }
    if (!fill()) {
      return -1;
    }
    streamPos++;
    return buffer.get() & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    checkClosed();
    bitOffset = 0;
    if (count == 0) {
      return 0;
    }
    requireTime();
    if (!fill()) {
      return -1;
    }
    int read = Math.min(count, buffer.remaining());
    buffer.get(target, offset, read);
    streamPos += read;
    return read;
  }

  @Override
  public long length() {
    return length;
  }

  /** Makes the byte at the stream's position the buffer's next one; false if there is none. */
  private boolean fill() throws IOException {
    long ahead = streamPos - bufferStart;
    if (ahead >= 0 && ahead < buffer.limit()) {
      buffer.position((int) ahead);
      return true;
    }
    if (channel != null && streamPos < length) {
      refill(channel);
      if (buffer.hasRemaining()) {
        return true;
      }
    }
    ranOut = true;
    return false;
  }

  private void requireTime() throws IOException {
    if (limit.isOver()) {
      overdue = true;
      throw new IOException("more than " + TimeLimit.MINUTES + " minutes");
    }
  }

  private void refill(SeekableByteChannel from) throws IOException {
    requireTime();
    long start = limit.now();
    try {
      from.position(streamPos);
      buffer.clear();
      from.read(buffer);
      buffer.flip();
      bufferStart = streamPos;
    } catch (IOException e) {
      buffer.limit(0);
      failure = e;
      throw e;
    } finally {
      limit.waitedSince(start);
    }
  }

  /**
   * Reads the next bytes; fewer if the stream ends.
   *
   * @param count how many there should be
   * @param most how many are wanted
   */
  byte[] head(long count, int most) throws IOException {
    byte[] bytes = new byte[(int) Math.min(Math.min(count, most), Math.max(0, length - streamPos))];
    readFully(bytes);
    return bytes;
  }
}
