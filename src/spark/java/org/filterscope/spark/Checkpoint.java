package org.filterscope.spark;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder with the finished parts of an index, in any file system that Hadoop knows. A file is
 * named by a fingerprint of all that its content depends on, and has a checksum; what is damaged or
 * cut short counts as missing.
 *
 * @param folder its address
 * @param hadoop how file systems are reached
 */
record Checkpoint(String folder, SerializableConfiguration hadoop) implements Serializable {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

  private static final int FORMAT = 0x46535031;

  /** The bytes that were kept under a name. */
  Optional<byte[]> find(String name) {
    Path file = new Path(folder, name);
    try {
      FileSystem files = file.getFileSystem(hadoop.value());
      if (!files.exists(file)) {
        return Optional.empty();
      }
      try (DataInputStream in = files.open(file)) {
        boolean isOurs = in.readInt() == FORMAT;
        long checksum = in.readLong();
        byte[] bytes = in.readAllBytes();
        if (isOurs && checksum == checksum(bytes)) {
          return Optional.of(bytes);
        }
      }
      LOG.warn("{} is damaged, and is computed again", file);
    } catch (IOException e) {
      LOG.warn("{} cannot be read, and is computed again", file, e);
    }
    return Optional.empty();
  }

  /**
   * Keeps bytes under a name. If another task has done so, theirs stay.
   *
   * @return whether they are kept; a full folder costs only the work after a restart
   */
  boolean keep(String name, byte[] bytes) {
    Path file = new Path(folder, name);
    Path part = new Path(folder, "." + name + "." + UUID.randomUUID() + ".part");
    try {
      FileSystem files = file.getFileSystem(hadoop.value());
      files.mkdirs(new Path(folder));
      try (DataOutputStream out = files.create(part, false)) {
        out.writeInt(FORMAT);
        out.writeLong(checksum(bytes));
        out.write(bytes);
      } catch (IOException e) {
        files.delete(part, false);
        throw e;
      }
      if (!files.rename(part, file)) {
        files.delete(part, false);
      }
      return true;
    } catch (IOException e) {
      LOG.warn("{} cannot be kept", file, e);
      return false;
    }
  }

  /** Removes what was kept under a name, once it is no longer needed. */
  void remove(String name) {
    Path file = new Path(folder, name);
    try {
      file.getFileSystem(hadoop.value()).delete(file, false);
    } catch (IOException e) {
      LOG.warn("{} cannot be removed", file, e);
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }
}
