package org.filterscope.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.filterscope.task.Problem;

/**
 * Opens photographs: JPEG, PNG, GIF (the first frame), BMP, TIFF (the first page) and WebP, judged
 * by their content. They come out upright (by EXIF's orientation), in sRGB (by the embedded
 * profile) and over white.
 *
 * <p>A large picture is reduced by a whole factor while it is decoded, so memory stays bounded: at
 * most {@value #MOST_KEPT} pixels are kept. A picture with more than {@value #MOST_OPENED} pixels
 * is refused from its header. A file that ends too early is refused, not shown in part: numbers
 * from half a picture look like numbers from a whole one.
 *
 * <p>Safe for use by several threads.
 */
public final class PictureReader {

  /** The most pixels that a picture keeps. */
  public static final int MOST_KEPT = 24_000_000;

  /** The most pixels that a file may have. */
  public static final long MOST_OPENED = 1_000_000_000;

  private final FileAccess files;
  private final LongSupplier clock;

  /** Makes a reader of files on disk. */
  public PictureReader() {
    this(FileAccess.DISK);
  }

  /** Makes a reader that opens files in another way. */
  public PictureReader(FileAccess files) {
    this(files, System::nanoTime);
  }

  /** Makes a reader with another clock, in nanoseconds. */
  PictureReader(FileAccess files, LongSupplier clock) {
    this.files = files;
    this.clock = clock;
  }

  /**
   * Opens a photograph.
   *
   * @param file where it is
   * @throws Problem if it is missing, not a file, not readable, not a picture, incomplete, damaged,
   *     of an unsupported format, or takes too much memory or time
   */
  public Picture read(Path file) {
    return read(file, Integer.MAX_VALUE);
  }

  /**
   * Opens a photograph at a reduced size: faster than scaling the whole, but rougher.
   *
   * @param file where it is
   * @param side the least length of its shorter side, in pixels, if the file has that many
   * @throws Problem as {@link #read(Path)} does
   */
  Picture read(Path file, int side) {
    return opened(file, stream -> new Decoding(stream, file.toString(), side).picture());
  }

  /**
   * Opens the part of a photograph that a network sees. The pixels are the same as if they were cut
   * from the whole, but it is faster.
   *
   * @param file where it is
   * @param size as for {@link Crop#standard(Picture, CropSize)}
   * @throws Problem as {@link #read(Path)} does
   */
  public CroppedPicture readFramed(Path file, CropSize size) {
    return opened(
        file, stream -> new Decoding(stream, file.toString(), Integer.MAX_VALUE).framed(size));
  }

  /**
   * Opens the square part of a photograph that a network sees.
   *
   * @param file where it is
   * @param shorterSide as for {@link Crop#standard(Picture, int, int)}, in pixels
   * @param side the side of the network's input, in pixels
   * @throws Problem as {@link #read(Path)} does
   */
  public CroppedPicture readFramed(Path file, int shorterSide, int side) {
    return readFramed(file, new CropSize(shorterSide, side, side));
  }

  /** Makes something of an open file. */
  private interface Use<T> {
    T of(PictureStream stream) throws IOException;
  }

  private <T> T opened(Path file, Use<T> use) {
    if (Files.isDirectory(file)) {
      throw new Problem("image.directory", file);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe might never end, or never begin.
      throw new Problem("image.no-file", file);
    }
    try (SeekableByteChannel channel = files.open(file);
        PictureStream stream = new PictureStream(channel, new TimeLimit(clock))) {
      return use.of(stream);
    } catch (NoSuchFileException e) {
      throw new Problem(e, "image.missing", file);
    } catch (AccessDeniedException e) {
      throw new Problem(e, "image.denied", file);
    } catch (IOException e) {
      throw new Problem(e, "image.unreadable", file, reason(e));
    } catch (OutOfMemoryError | StackOverflowError e) {
      // A decoder does not check whether a file's claims can be true.
      throw new Problem(e, "image.takes-memory", file);
    }
  }

  /**
   * Opens a photograph that is already in memory.
   *
   * @param bytes as they would be in a file
   * @param name its name in messages
   * @throws Problem as {@link #read(Path)} does
   */
  public Picture read(byte[] bytes, String name) {
    try (PictureStream stream = new PictureStream(bytes, new TimeLimit(clock))) {
      return new Decoding(stream, name, Integer.MAX_VALUE).picture();
    } catch (IOException e) {
      throw new Problem(e, "image.unreadable", name, reason(e));
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw new Problem(e, "image.takes-memory", name);
    }
  }

  /**
   * Opens a photograph from a stream, which is read to its end and not closed.
   *
   * @param stream bytes as they would be in a file
   * @param name its name in messages
   * @throws Problem as {@link #read(Path)} does
   */
  public Picture read(InputStream stream, String name) {
    try {
      return read(stream.readAllBytes(), name);
    } catch (IOException e) {
      throw new Problem(e, "image.unreadable", name, reason(e));
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
