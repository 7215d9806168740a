package org.filterscope.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures larger than memory are opened smaller; tests run with the memory that the app has. */
class LargePicturesTest {

  private final PictureReader reader = new PictureReader();

  @TempDir Path folder;

  @Test
  void aPictureOf20000By20000IsOpenedReduced() throws IOException {
    Path file = folder.resolve("huge.png");
    writeQuarters(file, 20_000);

    Picture picture = reader.read(file);

    assertThat((long) picture.width() * picture.height())
        .isLessThanOrEqualTo(PictureReader.MOST_KEPT)
        .isGreaterThan(PictureReader.MOST_KEPT / 4);
    assertThat(picture.originalWidth()).isEqualTo(20_000);
    assertThat(picture.originalHeight()).isEqualTo(20_000);
    assertThat(picture.reduction()).isGreaterThan(4);
    assertThat(greyAt(picture, 0.25, 0.25)).isBetween(30, 46);
    assertThat(greyAt(picture, 0.75, 0.25)).isBetween(80, 96);
    assertThat(greyAt(picture, 0.25, 0.75)).isBetween(140, 156);
    assertThat(greyAt(picture, 0.75, 0.75)).isBetween(210, 226);
  }

  @Test
  void whatIsDecodedWholeIsAveragedNotSkipped() throws IOException {
    Path file = folder.resolve("stripes.png");
    writeStripes(file, 6000);

    Picture picture = reader.read(file);

    assertThat(picture.width()).isEqualTo(3000);
    assertThat(picture.argb()).containsOnly(0xFF646464);
  }

  @Test
  void aReductionStaysWithinItsBounds() {
    for (int side : new int[] {1, 100, 4000, 6001, 20_000, 31_622}) {
      for (int bytes : new int[] {1, 3, 8}) {
        Downscaling reduction = Downscaling.of(side, 31_000, bytes, Integer.MAX_VALUE);
        long decoded = ceiling(side, reduction.skip()) * ceiling(31_000, reduction.skip());

        assertThat(decoded * bytes).isLessThanOrEqualTo(160L << 20);
        assertThat(decoded / reduction.mean() / reduction.mean())
            .isLessThanOrEqualTo(PictureReader.MOST_KEPT);
      }
    }
  }

  @Test
  void anOrdinaryPictureIsKeptAsItIs() {
    assertThat(Downscaling.of(6000, 4000, 3, Integer.MAX_VALUE)).isEqualTo(new Downscaling(1, 1));
    assertThat(reader.read(Fixtures.photograph("cat.jpg")).reduction()).isEqualTo(1);
  }

  @Test
  void aThumbnailFitsItsSquareAndLooksLikeThePhotograph() {
    Path file = Fixtures.photograph("two-dogs.jpg");
    Picture thumbnail = new Thumbnail(reader, 96).of(file);
    Picture whole = reader.read(file);
    Picture scaled = new Picture(64, 96, Resampler.resample(whole, Box.all(whole), 64, 96));

    assertThat(thumbnail.height()).isEqualTo(96);
    assertThat(thumbnail.width()).isEqualTo(64);
    assertThat(thumbnail.originalWidth()).isEqualTo(681);
    assertThat(Fixtures.difference(thumbnail, scaled).mean()).isLessThan(8);
  }

  @Test
  void aSmallPictureIsNotEnlargedToAThumbnail() {
    Picture thumbnail = new Thumbnail(reader, 96).of(Fixtures.file("odd/animated.gif"));

    assertThat(thumbnail.width()).isEqualTo(20);
    assertThat(thumbnail.height()).isEqualTo(12);
  }

  private static long ceiling(int length, int step) {
    return (length + step - 1L) / step;
  }

  private static int greyAt(Picture picture, double x, double y) {
    int column = (int) (x * picture.width());
    int row = (int) (y * picture.height());
    return picture.argb()[row * picture.width() + column] & 0xFF;
  }

  /** Four quarters of different greys, with some texture. */
  private static void writeQuarters(Path file, int side) throws IOException {
    byte[] upper = new byte[side + 1];
    byte[] lower = new byte[side + 1];
    for (int x = 0; x < side; x++) {
      int texture = x % 17;
      upper[x + 1] = (byte) ((x < side / 2 ? 30 : 80) + texture);
      lower[x + 1] = (byte) ((x < side / 2 ? 140 : 210) + texture);
    }
    writePng(file, side, y -> y < side / 2 ? upper : lower);
  }

  /** Columns of 0 and 200 by turns. */
  private static void writeStripes(Path file, int side) throws IOException {
    byte[] row = new byte[side + 1];
    for (int x = 2; x <= side; x += 2) {
      row[x] = (byte) 200;
    }
    writePng(file, side, y -> row);
  }

  /** Rows of a PNG: a filter's number, here 0, and a grey byte for every pixel. */
  private interface Rows {
    byte[] row(int y);
  }

  private static void writePng(Path file, int side, Rows rows) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream deflating = new DeflaterOutputStream(packed, fast, 1 << 16)) {
      for (int y = 0; y < side; y++) {
        deflating.write(rows.row(y));
      }
    }
    fast.end();
    try (DataOutputStream png = new DataOutputStream(Files.newOutputStream(file))) {
      png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      DataOutputStream fields = new DataOutputStream(header);
      fields.writeInt(side);
      fields.writeInt(side);
      fields.write(new byte[] {8, 0, 0, 0, 0});
      chunk(png, "IHDR", header.toByteArray());
      chunk(png, "IDAT", packed.toByteArray());
      chunk(png, "IEND", new byte[0]);
    }
  }

  private static void chunk(DataOutputStream png, String kind, byte[] content) throws IOException {
    byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(content);
    png.writeInt(content.length);
    png.write(name);
    png.write(content);
    png.writeInt((int) sum.getValue());
  }
}
