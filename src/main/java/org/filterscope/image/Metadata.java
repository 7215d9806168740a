package org.filterscope.image;

import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
 * Metadata of a picture that the decoders do not return. Broken metadata is no reason to refuse a
 * picture: it is ignored.
 */
final class Metadata {

  private static final Logger LOG = LoggerFactory.getLogger(Metadata.class);

  private Metadata() {}

  /**
   * The orientation of a TIFF's picture, which only its decoder knows.
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

  /**
   * The colour profile in a PNG, which the PNG decoder ignores.
   *
   * @param chunk a name, a zero, the compression method, and then the profile
   */
  static @Nullable ICC_Profile pngProfile(byte @Nullable [] chunk) {
    if (chunk == null) {
      return null;
    }
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    int start = Math.min(name + 2, chunk.length);
    try (InputStream packed =
        new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
      byte[] profile = packed.readNBytes(FileParts.LARGEST_PROFILE + 1);
      if (profile.length <= FileParts.LARGEST_PROFILE) {
        return ICC_Profile.getInstance(profile);
      }
      LOG.info("colour profile of more than {} bytes ignored", FileParts.LARGEST_PROFILE);
    } catch (IOException | IllegalArgumentException e) {
      LOG.info("unreadable colour profile ignored", e);
    }
    return null;
  }
}
