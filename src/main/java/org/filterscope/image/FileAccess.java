package org.filterscope.image;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a picture's file is opened; replaced where a test needs one that fails. */
@FunctionalInterface
public interface FileAccess {

  /** The files of this machine. */
  FileAccess DISK = Files::newByteChannel;

  /**
   * Opens a file for reading.
   *
   * @param file what to open
   * @return its bytes, at the beginning; whoever asked closes it
   * @throws IOException if it cannot be opened; the kind of exception says why
   */
  SeekableByteChannel open(Path file) throws IOException;
}
