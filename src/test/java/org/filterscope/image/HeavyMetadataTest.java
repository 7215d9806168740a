package org.filterscope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.filterscope.task.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies in a file beside its pixels takes neither memory nor time. */
class HeavyMetadataTest {

  private static final int MEGABYTE = 1 << 20;
  private static final int PNG_HEADER_END = 33;

  /** Far less than the text in the files holds, far more than their pictures take. */
  private static final long LITTLE = 24L * MEGABYTE;

  private final PictureReader reader = new PictureReader();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "transparent.png, zTXt",
    "palette.png, zTXt",
    "transparent.png, iTXt",
    "palette.png, iTXt",
    "palette.png, tEXt",
    "palette.png, xxXx"
  })
  void aPngsTextIsPassedOver(String name, String chunk) throws IOException {
    byte[] content =
        switch (chunk) {
          case "zTXt" -> joined("Comment\0\0", packed(64 * MEGABYTE));
          case "iTXt" -> joined("Comment\0\1\0\0\0", packed(64 * MEGABYTE));
          default -> joined("Comment\0", new byte[32 * MEGABYTE]);
        };

    assertSameWithin(LITTLE, name, withChunk(name, chunk, content));
  }

  @Test
  void aPngsColourProfileOfAbsurdSizeCountsAsNone() throws IOException {
    byte[] chunk = joined("Profile\0\0", packed(512 * MEGABYTE));

    assertSameWithin(
        128L * MEGABYTE, "transparent.png", withChunk("transparent.png", "iCCP", chunk));
  }

  @Test
  void aGifsCommentIsPassedOver() throws IOException {
    byte[] gif = Files.readAllBytes(Fixtures.file("odd/picture.gif"));
    int start = 13 + 3 * (2 << (gif[10] & 7));
    ByteArrayOutputStream comment = new ByteArrayOutputStream();
    comment.write(new byte[] {0x21, (byte) 0xFE});
    byte[] block = new byte[256];
    block[0] = (byte) 255;
    for (int i = 0; i < 8000; i++) {
      comment.write(block);
    }
    comment.write(0);

    assertSameWithin(LITTLE, "picture.gif", with(gif, start, comment.toByteArray()));
  }

  @ParameterizedTest
  @CsvSource({"E1, Exif", "E1, http://ns.adobe.com/xap/1.0/", "ED, Photoshop 3.0", "FE, Hello"})
  void aJpegsSegmentsArePassedOver(String marker, String name) throws IOException {
    byte[] jpeg = Files.readAllBytes(Fixtures.file("odd/orientation-6.jpg"));
    byte[] content = joined(name + "\0\0", new byte[65_000]);
    ByteBuffer segment = ByteBuffer.allocate(4 + content.length);
    segment.put((byte) 0xFF).put((byte) Integer.parseInt(marker, 16));
    segment.putShort((short) (content.length + 2)).put(content);
    ByteArrayOutputStream segments = new ByteArrayOutputStream();
    for (int i = 0; i < 600; i++) {
      segments.write(segment.array());
    }
    int firstTable = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00db");

    assertSameWithin(LITTLE, "orientation-6.jpg", with(jpeg, firstTable, segments.toByteArray()));
  }

  /** Thousands of tags may share the same bytes, of which each would get a copy. */
  @Test
  void onlyTheOrientationIsTakenFromExif() throws IOException {
    ByteBuffer exif = ByteBuffer.allocate(60_000);
    exif.put("II*\0".getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN);
    exif.putInt(8).putShort((short) 4000);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(6);
    for (int tag = 1; tag < 4000; tag++) {
      exif.putShort((short) (0x9300 + tag)).putShort((short) 7).putInt(59_000).putInt(8);
    }
    byte[] png = withChunk("transparent.png", "eXIf", exif.array());
    Picture upright = reader.read(Fixtures.file("odd/transparent.png"));
    Path file = Files.write(folder.resolve("turned.png"), png);

    long before = allocated();
    Picture turned = reader.read(file);

    assertThat(allocated() - before).isLessThan(LITTLE);
    assertThat(turned.width()).isEqualTo(upright.height());
  }

  @Test
  void aWebpsClaimToHoldTwoGigabytesOfExifIsNotBelieved() throws IOException {
    byte[] webp = Files.readAllBytes(Fixtures.file("odd/lossless.webp"));
    byte[] claim = {'E', 'X', 'I', 'F', -1, -1, -1, 0x7F};

    assertSameWithin(LITTLE, "lossless.webp", with(webp, webp.length, claim));
  }

  @Test
  void aPngsClaimToHoldTwoGigabytesOfExifIsNotBelieved() throws IOException {
    byte[] png = Files.readAllBytes(Fixtures.file("odd/transparent.png"));
    byte[] claim = {0x7F, -1, -1, -1, 'e', 'X', 'I', 'f'};

    assertSameWithin(LITTLE, "transparent.png", with(png, png.length, claim));
  }

  @Test
  void aFileThatTakesMoreMemoryThanThereIsIsRefusedByName() {
    FileAccess greedy =
        file -> {
          throw new OutOfMemoryError("Java heap space");
        };

    refused(new PictureReader(greedy), "image.takes-memory");
  }

  @Test
  void aFileWhoseDirectoriesLieWithinEachOtherWithoutAnEndIsRefusedByName() {
    FileAccess deep =
        file -> {
          throw new StackOverflowError();
        };

    refused(new PictureReader(deep), "image.takes-memory");
  }

  @Test
  void aFileThatTakesMinutesIsRefusedByName() {
    AtomicLong minute = new AtomicLong();
    PictureReader slow =
        new PictureReader(
            FileAccess.DISK, () -> TimeUnit.MINUTES.toNanos(minute.getAndIncrement()));

    refused(slow, "image.takes-time");
  }

  private static void refused(PictureReader reader, String key) {
    Path file = Fixtures.photograph("cat.jpg");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> reader.read(file))
        .satisfies(problem -> assertThat(problem.key()).isEqualTo(key))
        .withMessageStartingWith(file.toString());
  }

  private void assertSameWithin(long memory, String name, byte[] content) throws IOException {
    Picture plain = reader.read(Fixtures.file("odd/" + name));
    Path file = Files.write(folder.resolve(name), content);

    long before = allocated();
    Picture heavy = reader.read(file);

    assertThat(allocated() - before).isLessThan(memory);
    assertThat(heavy.argb()).isEqualTo(plain.argb());
  }

  private long allocated() {
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static byte[] withChunk(String name, String type, byte[] content) throws IOException {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(chunk)) {
      byte[] typed = joined(type, content);
      CRC32 sum = new CRC32();
      sum.update(typed);
      out.writeInt(content.length);
      out.write(typed);
      out.writeInt((int) sum.getValue());
    }
    byte[] png = Files.readAllBytes(Fixtures.file("odd/" + name));
    return with(png, PNG_HEADER_END, chunk.toByteArray());
  }

  private static byte[] with(byte[] file, int place, byte[] inserted) {
    byte[] all = Arrays.copyOf(file, file.length + inserted.length);
    System.arraycopy(inserted, 0, all, place, inserted.length);
    System.arraycopy(file, place, all, place + inserted.length, file.length - place);
    return all;
  }

  private static byte[] joined(String start, byte[] rest) {
    byte[] head = start.getBytes(StandardCharsets.ISO_8859_1);
    return with(head, head.length, rest);
  }

  private static byte[] packed(int size) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream out = new DeflaterOutputStream(packed, fast)) {
      byte[] part = new byte[MEGABYTE];
      Arrays.fill(part, (byte) 'a');
      for (int i = 0; i < size / MEGABYTE; i++) {
        out.write(part);
      }
    } finally {
      fast.end();
    }
    return packed.toByteArray();
  }
}
