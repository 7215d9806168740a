package org.filterscope.network.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk that downloads are written to; tests replace it by a full one. */
class DiskSpace {

  /** How many bytes can still be written into a folder. */
  long room(Path folder) throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /** Writes all bytes at a file's end. */
  void append(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes, file.size());
    }
  }
}
