package org.filterscope.network.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.filterscope.task.Sha256;

/**
 * Reads an entry of a zip to its end and compares it with the size and checksum that the zip
 * states. {@link ZipFile} leaves that to its callers.
 */
final class ZipEntryReader extends FilterInputStream {

  private static final int CHUNK = 1 << 16;

  private final ZipEntry entry;
  private final CRC32 crc;
  private final MessageDigest sha256;
  private long left;

  private ZipEntryReader(InputStream in, ZipEntry entry, CRC32 crc, MessageDigest sha256) {
    super(in);
    this.entry = entry;
    this.crc = crc;
    this.sha256 = sha256;
    this.left = entry.getSize();
  }

  /** Opens an entry. */
  static ZipEntryReader open(ZipFile zip, ZipEntry entry) throws IOException {
    CRC32 crc = new CRC32();
    MessageDigest sha256 = Sha256.digest();
    InputStream checked = new CheckedInputStream(zip.getInputStream(entry), crc);
    return new ZipEntryReader(new DigestInputStream(checked, sha256), entry, crc, sha256);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    left -= Math.max(0, count);
    if (left < 0) {
      throw new IOException(entry.getName() + " is longer than the zip says");
    }
    return count;
  }

  /** Reads the bytes that are skipped, because the checksums cover them. */
  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, CHUNK)).length;
  }

  /**
   * Reads the rest of the entry, and requires that all of it is as the zip says.
   *
   * @return the entry's SHA-256, in hexadecimal
   * @throws IOException if it cannot be read, or its size or checksum differs
   */
  String finish() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    if (left != 0 || crc.getValue() != entry.getCrc()) {
      throw new IOException(entry.getName() + " has another size or checksum than the zip says");
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
