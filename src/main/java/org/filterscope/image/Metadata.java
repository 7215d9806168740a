package org.filterscope.image;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.png.PngMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.lang.StreamReader;
import com.drew.metadata.Directory;
import com.drew.metadata.adobe.AdobeJpegDirectory;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What a file says about its picture beside the pixels, as far as the decoders do not tell. Broken
 * metadata is no reason to refuse a picture: it is as if there were none.
 */
final class Metadata {

  private static final Logger LOG = LoggerFactory.getLogger(Metadata.class);

  /** The transform in an Adobe segment that marks luma, chroma and black. */
  private static final int YCCK = 2;

  private final com.drew.metadata.Metadata directories;

  private Metadata(com.drew.metadata.Metadata directories) {
    this.directories = directories;
  }

  /**
   * Reads a file's metadata.
   *
   * @throws IOException if the file cannot be read
   */
  static Metadata of(Format format, PictureStream stream) throws IOException {
    try {
      return new Metadata(
          switch (format) {
            case JPEG -> JpegMetadataReader.readMetadata(stream.fromTheStart());
            case PNG -> PngMetadataReader.readMetadata(stream.fromTheStart());
            case WEBP -> WebpMetadataReader.readMetadata(stream.fromTheStart());
            default -> new com.drew.metadata.Metadata();
          });
    } catch (ImageProcessingException | EOFException e) {
      LOG.info("unreadable metadata ignored", e);
      return new Metadata(new com.drew.metadata.Metadata());
    }
  }

  /** How the picture is stored. */
  Orientation orientation() {
    for (Directory exif : directories.getDirectoriesOfType(ExifIFD0Directory.class)) {
      Integer tag = exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
      if (tag != null) {
        return Orientation.ofTag(tag);
      }
    }
    return Orientation.UPRIGHT;
  }

  /**
   * How a TIFF's picture is stored, of which only its decoder knows.
   *
   * @throws IOException if the file cannot be read
   */
  static Orientation tiffOrientation(ImageReader decoder) throws IOException {
    Node root =
        decoder.getImageMetadata(0).getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
    NodeList nodes = ((Element) root).getElementsByTagName("ImageOrientation");
    if (nodes.getLength() == 0) {
      return Orientation.UPRIGHT;
    }
    return switch (((Element) nodes.item(0)).getAttribute("value")) {
      case "FlipH" -> Orientation.MIRRORED;
      case "Rotate180" -> Orientation.HALF_TURN;
      case "FlipV" -> Orientation.FLIPPED;
      case "FlipHRotate90" -> Orientation.TRANSPOSED;
      case "Rotate270" -> Orientation.QUARTER_TURN;
      case "FlipVRotate90" -> Orientation.TRANSVERSED;
      case "Rotate90" -> Orientation.THREE_QUARTER_TURN;
      default -> Orientation.UPRIGHT;
    };
  }

  /** Whether a JPEG of four components holds luma, chroma and black rather than four inks. */
  boolean ycck() {
    AdobeJpegDirectory adobe = directories.getFirstDirectoryOfType(AdobeJpegDirectory.class);
    Integer transform =
        adobe == null ? null : adobe.getInteger(AdobeJpegDirectory.TAG_COLOR_TRANSFORM);
    return transform != null && transform == YCCK;
  }

  /**
   * The colour profile in a PNG, whose decoder leaves it out.
   *
   * @throws IOException if the file cannot be read
   */
  static @Nullable ICC_Profile pngProfile(PictureStream stream) throws IOException {
    try {
      for (PngChunk chunk :
          new PngChunkReader()
              .extract(new StreamReader(stream.fromTheStart()), Set.of(PngChunkType.iCCP))) {
        return inflated(chunk.getBytes());
      }
    } catch (ImageProcessingException | IllegalArgumentException | EOFException e) {
      LOG.info("unreadable colour profile ignored", e);
    }
    return null;
  }

  /** A name, a zero, the compression's kind, and then the profile. */
  private static ICC_Profile inflated(byte[] chunk) throws IOException {
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    int start = Math.min(name + 2, chunk.length);
    return ICC_Profile.getInstance(
        new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start)));
  }
}
