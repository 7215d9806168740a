package org.filterscope.network.file;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * HDF5's checksum of a chunk, Fletcher's of 16-bit words, which lies behind the chunk. The library
 * that reads HDF5 passes over it; this one compares.
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

  /** The chunk without its checksum. */
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

  /** Modulo 65535, with 65535 for what is divided by it and not zero. */
  private static long folded(long sum) {
    return (sum & 0xFFFF) + (sum >> 16);
  }

  /** Before 1.6.3, HDF5 wrote the bytes of each half in the other order on most machines. */
  private static int byOldVersions(int sum) {
    return ((sum & 0x00FF00FF) << 8) | ((sum >>> 8) & 0x00FF00FF);
  }
}
