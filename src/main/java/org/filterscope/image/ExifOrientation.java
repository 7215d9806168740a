package org.filterscope.image;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.tiff.DirectoryTiffHandler;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the orientation from an EXIF block, and nothing else. */
final class ExifOrientation extends DirectoryTiffHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ExifOrientation.class);

  private ExifOrientation(Metadata metadata) {
    super(metadata, null);
    pushDirectory(ExifIFD0Directory.class);
  }

  /**
   * The picture's orientation; upright if the block does not say.
   *
   * @param block the block, beginning with its byte order; its end may be missing
   */
  static Orientation of(byte @Nullable [] block) {
    Integer tag = block == null ? null : tag(block);
    return tag == null ? Orientation.UPRIGHT : Orientation.ofTag(tag);
  }

  private static @Nullable Integer tag(byte[] block) {
    Metadata metadata = new Metadata();
    try {
      new TiffReader().processTiff(new ByteArrayReader(block), new ExifOrientation(metadata), 0);
    } catch (TiffProcessingException | IOException | RuntimeException e) {
      LOG.info("unreadable metadata ignored", e);
    }
    ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    return directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
  }

  @Override
  public void setTiffMarker(int marker) {
    // Cameras write all kinds of broken blocks.
  }

  @Override
  public boolean tryEnterSubIfd(int tag) {
    return false;
  }

  @Override
  public boolean hasFollowerIfd() {
    return false;
  }

  @Override
  public @Nullable Long tryCustomProcessFormat(int tag, int format, long count) {
    return null;
  }

  /** Whether the reader skips this value: some manufacturers put megabytes into one. */
  @Override
  public boolean customProcessTag(
      int offset, Set<Integer> read, int header, RandomAccessReader reader, int tag, int bytes) {
    return tag != ExifDirectoryBase.TAG_ORIENTATION || bytes > Integer.BYTES;
  }
}
