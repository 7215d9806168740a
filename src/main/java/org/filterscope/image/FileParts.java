package org.filterscope.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a picture's file that its decoder sees, and the metadata beside the pixels. Text,
 * comments and previews are skipped unread. Decoders would keep them in memory for nothing, and
 * their size is unbounded: a megabyte of compressed text can hold a gigabyte.
 */
final class FileParts {

  /** Far more than a colour profile takes, in bytes. */
  static final int LARGEST_PROFILE = 1 << 24;

  /** How much of an EXIF block is read, in bytes: the orientation is at its beginning. */
  static final int EXIF_HEAD = 1 << 20;

  /** Where each part begins in the file. */
  private long[] inFile = new long[8];

  /** Where each part begins among the parts. */
  private long[] inParts = new long[8];

  private int count;

  /** Where the last part ends in the file. */
  private long end;

  private byte @Nullable [] exif;
  private byte @Nullable [] packedProfile;
  private boolean ycck;

  /**
   * Looks through a file up to its pixels.
   *
   * @throws IOException if the file cannot be read
   */
  static FileParts of(Format format, PictureStream stream) throws IOException {
    FileParts parts = new FileParts();
    stream.seek(0);
    switch (format) {
      case JPEG -> new JpegSegments(stream, parts).read();
      case PNG -> new PngChunks(stream, parts).read();
      case GIF -> new GifBlocks(stream, parts).read();
      case WEBP -> new WebpChunks(stream, parts).read();
      default -> parts.keepFrom(0);
    }
    return parts;
  }

  /** Lets the decoder see this part, which begins where the last one ended or later. */
  void keep(long start, long partEnd) {
    if (count == 0 || start != end) {
      if (count == inFile.length) {
        inFile = Arrays.copyOf(inFile, 2 * count);
        inParts = Arrays.copyOf(inParts, 2 * count);
      }
      inParts[count] = count == 0 ? 0 : inParts[count - 1] + end - inFile[count - 1];
      inFile[count] = start;
      count++;
    }
    end = partEnd;
  }

  /** Lets the decoder see all the rest, so it notices if the end is missing. */
  void keepFrom(long start) {
    keep(start, Long.MAX_VALUE);
  }

  /** How many parts the decoder sees. */
  int count() {
    return count;
  }

  /** The part that holds a byte; the position counts bytes of the parts only. */
  int partAt(long position) {
    int found = Arrays.binarySearch(inParts, 0, count, position);
    return found >= 0 ? found : -found - 2;
  }

  /**
   * The position where a part begins, counting bytes of the parts only; the end of all if there is
   * no such part.
   */
  long startOf(int part) {
    return part < count ? inParts[part] : Long.MAX_VALUE;
  }

  /** The place in the file of a byte; the position counts bytes of the parts only. */
  long placeInFile(int part, long position) {
    return inFile[part] + position - inParts[part];
  }

  /** Records the EXIF block; only the first one counts. */
  void exif(byte[] block) {
    if (exif == null) {
      boolean hasPreamble =
          new String(block, 0, Math.min(6, block.length), StandardCharsets.ISO_8859_1)
              .equals("Exif\0\0");
      exif = hasPreamble ? Arrays.copyOfRange(block, 6, block.length) : block;
    }
  }

  /** The beginning of the EXIF block, starting with its byte order. */
  byte @Nullable [] exif() {
    return exif;
  }

  /** Records a PNG's colour profile, with its name before it; only the first one counts. */
  void packedProfile(byte[] chunk) {
    if (packedProfile == null) {
      packedProfile = chunk;
    }
  }

  /** A PNG's colour profile, with its name before it. */
  byte @Nullable [] packedProfile() {
    return packedProfile;
  }

  /** Records that four components are luma, chroma and black. */
  void ycck() {
    ycck = true;
  }

  /** Whether a JPEG of four components holds luma, chroma and black rather than four inks. */
  boolean isYcck() {
    return ycck;
  }
}
