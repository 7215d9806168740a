package org.filterscope.image;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a picture's file is opened; tests replace it by one that fails. */
@FunctionalInterface
public interface FileAccess {

  /** The files of this machine. */
  FileAccess DISK = Files::newByteChannel;

  /**
   * Opens a file for reading.
   *
   * @param file the file to open
   * @return its bytes, positioned at the beginning; the caller closes it
   * @throws IOException if it cannot be opened; the exception's class says why
   */
  SeekableByteChannel open(Path file) throws IOException;
}
