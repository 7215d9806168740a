package org.filterscope.network.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.filterscope.task.Cancellation;

/** MD5 checksums, which servers publish beside weights. They detect damage, not malice. */
final class Md5 {

  private Md5() {}

  /**
   * The MD5 of a file, in hexadecimal.
   *
   * @throws org.filterscope.task.Cancelled if cancelled
   */
  static String of(Path file, Cancellation cancellation) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return of(channel, cancellation);
    }
  }

  /** The MD5 of an open file, from its beginning. */
  static String of(FileChannel file, Cancellation cancellation) throws IOException {
    MessageDigest digest = md5();
    ByteBuffer block = ByteBuffer.allocate(1 << 16);
    long place = 0;
    for (int read = file.read(block, place); read >= 0; read = file.read(block, place)) {
      cancellation.check();
      place += read;
      digest.update(block.flip());
      block.clear();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }
}
