package org.filterscope.network.file;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * HDF5's checksum of a chunk: Fletcher's, over 16-bit words, stored after the chunk. The library
 * that reads HDF5 ignores it; this filter compares it.
 */
final class Fletcher32Filter implements Filter {

  private static final int ID = 3;

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return "fletcher32";
  }

  /** Checks the chunk and returns it without its checksum. */
  @Override
  public byte[] decode(byte[] encoded, int[] settings) {
    int length = encoded.length - Integer.BYTES;
    if (length < 0) {
      throw new HdfFilterException("A chunk is shorter than its checksum");
    }
    int stored = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).getInt(length);
    int computed = sum(encoded, length);
    if (stored != computed && stored != byOldVersions(computed)) {
      throw new HdfFilterException("A chunk has another checksum than was written");
    }
    return Arrays.copyOf(encoded, length);
  }

  private static int sum(byte[] bytes, int length) {
    long one = 0;
    long two = 0;
    for (int i = 0; i < length; i += 2) {
      int low = i + 1 < length ? bytes[i + 1] & 0xFF : 0;
      one = folded(one + (((bytes[i] & 0xFF) << 8) | low));
      two = folded(two + one);
    }
    return (int) ((two << 16) | one);
  }

  /** The sum modulo 65535, except that a multiple of 65535 other than zero gives 65535. */
  private static long folded(long sum) {
    return (sum & 0xFFFF) + (sum >> 16);
  }

  /**
   * The checksum as HDF5 before 1.6.3 wrote it on most machines: with the bytes of each half
   * swapped.
   */
  private static int byOldVersions(int sum) {
    return ((sum & 0x00FF00FF) << 8) | ((sum >>> 8) & 0x00FF00FF);
  }
}
