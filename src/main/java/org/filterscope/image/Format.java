package org.filterscope.image;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The format of a file, judged by its first bytes; its name may say anything. */
enum Format {
  JPEG("JPEG", "jpeg"),
  PNG("PNG", "png"),
  GIF("GIF", "gif"),
  BMP("BMP", "bmp"),
  TIFF("TIFF", "tiff"),
  WEBP("WebP", "webp"),
  HEIC("HEIC", null),
  AVIF("AVIF", null),
  JPEG_XL("JPEG XL", null),
  JPEG_2000("JPEG 2000", null),
  CAMERA_RAW("camera raw", null),
  FILM("MP4", null),
  PHOTOSHOP("Photoshop", null),
  SVG("SVG", null),
  PDF("PDF", null);

  /** How many bytes {@link #of} needs at most. */
  static final int HEAD = 4096;

  private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

  /** The sizes of known bitmap headers. One of them follows a bitmap's first 14 bytes. */
  private static final Set<Integer> BMP_HEADERS = Set.of(12, 16, 40, 52, 56, 64, 108, 124);

  private final String title;
  private final @Nullable String decoder;

  Format(String title, @Nullable String decoder) {
    this.title = title;
    this.decoder = decoder;
  }

  /** The format's common name. */
  String title() {
    return title;
  }

  /** ImageIO's name for its decoder; empty if pictures of this format cannot be opened. */
  Optional<String> decoder() {
    return Optional.ofNullable(decoder);
  }

  /**
   * Recognises a file's format.
   *
   * @param head its first bytes, up to {@link #HEAD} of them
   * @return its format, if it is a known one
   */
  static Optional<Format> of(byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
      return Optional.of(GIF);
    }
    if (start.startsWith("BM") && head.length > 18 && BMP_HEADERS.contains(bmpHeader(head))) {
      return Optional.of(BMP);
    }
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return Optional.of(WEBP);
    }
    if (start.startsWith("II") || start.startsWith("MM")) {
      return tiff(start);
    }
    if (start.startsWith("ftyp", 4)) {
      return Optional.of(container(start));
    }
    return notOpened(start);
  }

  private static int bmpHeader(byte[] head) {
    return (head[14] & 0xFF)
        | (head[15] & 0xFF) << 8
        | (head[16] & 0xFF) << 16
        | (head[17] & 0xFF) << 24;
  }

  private static Optional<Format> tiff(String start) {
    // Canon's and Fuji's raw files begin like TIFF, but as TIFF they show only a small preview.
    if (start.startsWith("CR", 8)) {
      return Optional.of(CAMERA_RAW);
    }
    boolean known =
        start.startsWith("II*\0")
            || start.startsWith("MM\0*")
            || start.startsWith("II+\0")
            || start.startsWith("MM\0+");
    return known ? Optional.of(TIFF) : Optional.empty();
  }

  /** The first box of an ISO base media file lists the brands that it belongs to. */
  private static Format container(String start) {
    int size = start.charAt(2) << 8 | start.charAt(3);
    boolean heic = false;
    for (int at = 8; at + 4 <= Math.min(size, start.length()); at += 4) {
      String brand = start.substring(at, at + 4);
      if (AVIF_BRANDS.contains(brand)) {
        return AVIF;
      }
      if (brand.equals("crx ")) {
        return CAMERA_RAW;
      }
      heic |= HEIC_BRANDS.contains(brand);
    }
    return heic ? HEIC : FILM;
  }

  private static Optional<Format> notOpened(String start) {
    if (start.startsWith("\u00ff\n") || start.startsWith("JXL ", 4)) {
      return Optional.of(JPEG_XL);
    }
    if (start.startsWith("jP  ", 4) || start.startsWith("\u00ffO\u00ffQ")) {
      return Optional.of(JPEG_2000);
    }
    if (start.startsWith("FUJIFILM")) {
      return Optional.of(CAMERA_RAW);
    }
    if (start.startsWith("8BPS")) {
      return Optional.of(PHOTOSHOP);
    }
    if (start.startsWith("%PDF-")) {
      return Optional.of(PDF);
    }
    return start.toLowerCase(Locale.ROOT).contains("<svg") ? Optional.of(SVG) : Optional.empty();
  }
}
