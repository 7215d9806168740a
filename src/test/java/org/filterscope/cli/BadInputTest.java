package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.filterscope.image.FileAccess;
import org.filterscope.image.PictureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Photographs as they are found: what can be opened is, and anything else ends in one plain line,
 * without a trace and with nothing left behind.
 */
class BadInputTest {

  @TempDir private Path folder;

  @TempDir private Path outputs;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one-pixel.png",
        "cmyk.jpg",
        "cmyk-profile.jpg",
        "ycck.jpg",
        "cmyk.tif",
        "grey-16.png",
        "grey-16.tif",
        "rgb-16.png",
        "transparent.png",
        "palette-transparent.png",
        "animated.gif",
        "lossy.webp",
        "lossless.webp",
        "transparent.webp",
        "orientation-6.jpg"
      })
  void uncommonPicturesAreOpened(String name) {
    Run run = Run.of("classify", odd(name).toString(), "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().get("results")).hasSize(1);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aPictureThatExifTurnsIsReadUpright() {
    JsonNode upright = maxima(odd("orientation-1.jpg"));
    JsonNode turned = maxima(odd("orientation-6.jpg"));

    // JPEG's own losses differ a little between the two files.
    double apart = 0;
    double sum = 0;
    for (int channel = 0; channel < upright.size(); channel++) {
      apart += Math.abs(upright.get(channel).asDouble() - turned.get(channel).asDouble());
      sum += upright.get(channel).asDouble();
    }
    assertThat(apart / sum).isLessThan(0.1);
  }

  @Test
  void namesWithSpacesAndChineseCharactersAreFound() throws IOException {
    Path image = folder.resolve("\u4e00 \u53ea \u732b").resolve("my cat's \u732b.png");
    Files.createDirectories(image.getParent());
    Files.copy(Path.of(Run.photograph("cat")), image);
    Path out = outputs.resolve("\u732b 1.npy");

    Run run = project(image, out);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(out).exists();
  }

  @Test
  void fourHundredMegapixelsAreOpened() throws IOException {
    Path image = png(20_000, 20_000, true);

    Run run = Run.of("classify", image.toString(), "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().get("results")).hasSize(1);
  }

  @Test
  void moreThanAGigapixelIsRefused() throws IOException {
    refused(png(40_000, 30_000, false), "pixels", "Scale it down");
  }

  @Test
  void textNamedLikeAPictureIsRefused() throws IOException {
    refused(Files.writeString(folder.resolve("text.jpg"), "Dear diary"), "not a picture");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    refused(Files.createFile(folder.resolve("empty.jpg")), "empty");
  }

  @Test
  void aJpegThatIsCutShortIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(Path.of("assets", "photographs", "cat.jpg"));
    Path half = folder.resolve("half.jpg");

    refused(Files.write(half, Arrays.copyOf(whole, whole.length / 2)), "cut short");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEIC", "AVIF"})
  void phoneFormatsAreRefusedByName(String format) throws IOException {
    byte[] start =
        ("\0\0\0\030ftyp" + format.toLowerCase(Locale.ROOT) + "\0\0\0\0mif1miaf")
            .getBytes(StandardCharsets.ISO_8859_1);

    refused(Files.write(folder.resolve("phone.jpg"), start), format, "JPEG or PNG");
  }

  @ParameterizedTest
  @ValueSource(strings = {"activations", "project"})
  void aFolderIsNoPicture(String command) {
    Run run =
        command.equals("project")
            ? project(folder, outputs.resolve("out.npy"))
            : Run.of(command, folder.toString(), "--layer", "conv5_3");

    assertPlain(run, "is a folder");
  }

  @Test
  void aFileThatDoesNotExistIsAPlainProblem() {
    refused(folder.resolve("no such \u732b.jpg"), "does not exist");
  }

  @Test
  void aFileThatMayNotBeReadIsAPlainProblem() {
    PictureReader denied =
        new PictureReader(
            file -> {
              throw new AccessDeniedException(file.toString());
            });

    assertPlain(Run.with(denied, "classify", "secret.jpg"), "secret.jpg", "permission");
  }

  @Test
  void aDiskThatFailsIsAPlainProblem() {
    PictureReader failing =
        new PictureReader(
            file -> {
              throw new IOException("Input/output error");
            });

    assertPlain(Run.with(failing, "classify", "a.jpg"), "a.jpg", "Input/output error");
  }

  @Test
  void aFileThatTakesTooMuchMemoryIsSkippedByNameAndTheRestGoesOn() throws IOException {
    Path heavy = Files.createFile(folder.resolve("1 heavy.png"));
    Files.copy(Path.of(Run.photograph("cat")), folder.resolve("2 cat.png"));
    PictureReader pictures =
        new PictureReader(
            file -> {
              if (file.equals(heavy)) {
                throw new OutOfMemoryError("Java heap space");
              }
              return FileAccess.DISK.open(file);
            });

    Run run = Run.with(pictures, "classify", folder.toString(), "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().get("results")).hasSize(1);
    assertThat(run.json().at("/skipped/0/image").asText()).isEqualTo(heavy.toString());
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains(heavy.toString(), "more memory than is free");
  }

  @Test
  void librariesThatFindNoRoomAreAPlainProblem() {
    Run run =
        Run.with(
            () -> {
              throw new ExceptionInInitializerError(new IOException("No space left on device"));
            },
            "layers");

    assertPlain(run, "libraries", "the disk is full");
  }

  private void refused(Path image, String... words) {
    assertPlain(project(image, outputs.resolve("out.png")), words);
    assertPlain(Run.of("classify", image.toString()), words);
    assertThat(outputs).isEmptyDirectory();
  }

  private static void assertPlain(Run run, String... words) {
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).startsWith("filterscope: ").contains(words);
    assertThat(run.err()).doesNotContain("Exception", "an error in Filterscope itself");
  }

  private static Run project(Path image, Path out) {
    return Run.of(
        "project",
        image.toString(),
        "--layer",
        "conv1_1",
        "--channel",
        "5",
        "--mode",
        "gradient",
        "--out",
        out.toString());
  }

  private static JsonNode maxima(Path image) {
    return Run.of("activations", image.toString(), "--layer", "conv2_2", "--json")
        .json()
        .get("max");
  }

  /** A file of the image room's tests. */
  private static Path odd(String name) {
    return Path.of("src", "test", "resources", "image", "odd", name);
  }

  /** A grey PNG, row by row, or the beginning of one. */
  private Path png(int width, int height, boolean isWhole) throws IOException {
    Path file = folder.resolve("large.png");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.write("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
      ByteBuffer header = ByteBuffer.allocate(13);
      header.putInt(width).putInt(height).put((byte) 8);
      chunk(out, "IHDR", header.array());
      chunk(out, "IDAT", isWhole ? rows(width, height) : new byte[100]);
      chunk(out, "IEND", new byte[0]);
    }
    return file;
  }

  private static byte[] rows(int width, int height) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (OutputStream out = new DeflaterOutputStream(packed, fast)) {
      byte[] row = new byte[1 + width];
      for (int y = 0; y < height; y++) {
        Arrays.fill(row, 1, row.length, (byte) (y / 100));
        out.write(row);
      }
    } finally {
      fast.end();
    }
    return packed.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) crc.getValue());
  }
}
