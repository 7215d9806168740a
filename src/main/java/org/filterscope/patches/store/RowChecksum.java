package org.filterscope.patches.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.filterscope.image.Box;
import org.jspecify.annotations.Nullable;

/**
 * CRC-32C (RFC 3720) over the values of rows, used to detect damaged rows. Integers and
 * floating-point numbers are added as 64 bits. A change within 32 neighbouring bits is always
 * detected.
 */
final class RowChecksum {

  private final CRC32C crc = new CRC32C();
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

  RowChecksum add(long value) {
    crc.update(number.clear().putLong(value).flip());
    return this;
  }

  RowChecksum add(double value) {
    return add(Double.doubleToRawLongBits(value));
  }

  RowChecksum add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    crc.update(bytes);
    return this;
  }

  /** The checksum of everything added so far, from 0 to 2^32 - 1. */
  long value() {
    return crc.getValue();
  }

  /** The checksum of a view's row. */
  static long of(View view) {
    Box box = view.framing().box();
    return ofView(
        view.id(),
        view.photograph(),
        view.framing().pictureWidth(),
        view.framing().pictureHeight(),
        new double[] {box.x0(), box.y0(), box.x1(), box.y1()},
        view.likeness());
  }

  /** The checksum of a view's row with arbitrary, possibly invalid values. */
  static long ofView(
      long id, String photograph, int width, int height, double[] box, long likeness) {
    RowChecksum checksum = new RowChecksum().add(id).add(photograph).add(width).add(height);
    for (double side : box) {
      checksum.add(side);
    }
    return checksum.add(likeness).value();
  }

  /** The checksum of a file's row, with the path as stored in the index. */
  static long ofFile(String path, long bytes, long modified, String photograph) {
    return new RowChecksum().add(path).add(bytes).add(modified).add(photograph).value();
  }

  /**
   * The checksum of an index's description: the layers and all of {@code meta} except this
   * checksum.
   */
  static long ofDescription(IndexDatabase database) {
    RowChecksum checksum = new RowChecksum();
    database.each(
        "SELECT key, value FROM meta WHERE key <> ? ORDER BY key",
        row -> checksum.add(text(row.getString(1))).add(text(row.getString(2))),
        IndexDescription.CHECKSUM);
    database.each(
        "SELECT id, name, channels, height, width, checksum FROM layer ORDER BY id",
        row ->
            checksum
                .add(row.getLong(1))
                .add(text(row.getString(2)))
                .add(row.getLong(3))
                .add(row.getLong(4))
                .add(row.getLong(5))
                .add(text(row.getString(6))));
    return checksum.value();
  }

  /** Handles null, because a damaged row may lack a required value. */
  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
