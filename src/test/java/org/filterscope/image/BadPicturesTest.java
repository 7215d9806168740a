package org.filterscope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.filterscope.task.Problem;
import org.filterscope.testing.SocketFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be opened is refused with a message that says why, of which file, and what to do. */
class BadPicturesTest {

  private final PictureReader reader = new PictureReader();

  @TempDir Path folder;

  @Test
  void aMissingFile() {
    assertProblem(folder.resolve("gone.jpg"), "image.missing", "does not exist");
  }

  @Test
  void aFileThatVanishesWhileItIsOpened() throws IOException {
    Path file = Files.copy(Fixtures.photograph("cat.jpg"), folder.resolve("cat.jpg"));
    FileAccess vanishing =
        path -> {
          Files.delete(path);
          return FileAccess.DISK.open(path);
        };

    assertProblem(new PictureReader(vanishing), file, "image.missing", "does not exist");
  }

  @Test
  void aFolder() {
    assertProblem(folder, "image.directory", "is a folder");
  }

  /** Opened, a pipe would wait for whoever writes to it. */
  @Test
  void aSocketOrAPipeOrADeviceIsNotEvenOpened() throws IOException {
    FileAccess notAsked =
        path -> {
          throw new AssertionError("opened");
        };
    try (SocketFile socket = SocketFile.at(folder.resolve("picture.png"))) {
      assertProblem(new PictureReader(notAsked), socket.path(), "image.no-file", "not a file");
    }
  }

  @Test
  void aFileThatMayNotBeRead() {
    Path file = Fixtures.photograph("cat.jpg");
    FileAccess denied =
        path -> {
          throw new AccessDeniedException(path.toString());
        };

    assertProblem(new PictureReader(denied), file, "image.denied", "permission is missing");
  }

  @Test
  void aFileWhoseDiskFailsHalfway() {
    Path file = Fixtures.photograph("stream.jpg");

    assertProblem(
        new PictureReader(path -> new FailingChannel(FileAccess.DISK.open(path), 100_000)),
        file,
        "image.unreadable",
        "Input/output error");
  }

  @Test
  void anEmptyFile() throws IOException {
    assertProblem(Files.createFile(folder.resolve("empty.png")), "image.empty", "is empty");
  }

  @Test
  void textNamedAsAPicture() throws IOException {
    Path file = folder.resolve("notes.jpg");
    Files.writeString(file, "These are my holiday notes, not a picture.\n".repeat(50));

    assertProblem(file, "image.unknown", "whatever its name says");
  }

  @Test
  void namesWithSpacesAndChineseCharactersAreOpenedAndNamed() throws IOException {
    Path good = folder.resolve("我的 照片 1.jpg");
    Files.copy(Fixtures.photograph("cat.jpg"), good);
    Path bad = Files.writeString(folder.resolve("不是 照片.jpg"), "text");

    assertThat(reader.read(good).width()).isEqualTo(451);
    assertProblem(bad, "image.unknown", "不是 照片.jpg");
  }

  @Test
  void aPictureOfAnotherFormatThanItsNameSaysIsOpened() throws IOException {
    Path file = folder.resolve("cat.png");
    Files.copy(Fixtures.photograph("cat.jpg"), file);

    assertThat(reader.read(file).height()).isEqualTo(300);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 100, 700, 5000, 20_000, 68_000, 68_051})
  void aTruncatedJpeg(int length) throws IOException {
    assertCutShort(Fixtures.photograph("astronaut.jpg"), length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "progressive.jpg",
        "grey.jpg",
        "cmyk.jpg",
        "adobe-rgb.jpg",
        "transparent.png",
        "palette.png",
        "picture.gif",
        "picture.bmp",
        "lossy.webp",
        "lossless.webp",
        "display-p3.webp"
      })
  void aTruncatedFileOfAnyKind(String name) throws IOException {
    Path file = Fixtures.file("odd/" + name);
    int length = (int) Files.size(file);

    assertCutShort(file, length / 4);
    assertCutShort(file, length / 2);
    assertCutShort(file, length * 9 / 10);
  }

  /** A TIFF's table of contents may lie at its end: without it no one knows what is missing. */
  @ParameterizedTest
  @ValueSource(strings = {"lzw.tif", "deflate-alpha.tif", "cmyk.tif", "jpeg.tif"})
  void aTruncatedTiff(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(Fixtures.file("odd/" + name));
    for (int length : new int[] {8, bytes.length / 2, bytes.length - 20}) {
      Path file = Files.write(folder.resolve(name), Arrays.copyOf(bytes, length));

      assertThatExceptionOfType(Problem.class)
          .isThrownBy(() -> reader.read(file))
          .satisfies(problem -> assertThat(problem.key()).isIn("image.truncated", "image.damaged"))
          .withMessageMatching(".*(another copy|again).*");
    }
  }

  @Test
  void allPhotographsOfTheAppAreOpened() {
    for (Path photograph : PictureFolder.around(Fixtures.photograph("cat.jpg")).pictures()) {
      assertThat(reader.read(photograph).reduction()).isEqualTo(1);
    }
  }

  private void assertCutShort(Path whole, int length) throws IOException {
    Path file = folder.resolve(whole.getFileName());
    Files.write(file, Arrays.copyOf(Files.readAllBytes(whole), length));

    assertProblem(file, "image.truncated", "is cut short");
  }

  @Test
  void aJpegWithBrokenBlocks() throws IOException {
    byte[] bytes = Files.readAllBytes(Fixtures.photograph("astronaut.jpg"));
    Arrays.fill(bytes, 30_000, 30_400, (byte) 0x5A);
    Path file = Files.write(folder.resolve("broken.jpg"), bytes);

    assertProblem(file, "image.damaged", "damaged");
  }

  @Test
  void aPngWithBrokenRows() throws IOException {
    byte[] bytes = Files.readAllBytes(Fixtures.file("odd/transparent.png"));
    Arrays.fill(bytes, 2000, 2100, (byte) 0x5A);
    Path file = Files.write(folder.resolve("broken.png"), bytes);

    assertProblem(file, "image.damaged", "damaged");
  }

  @ParameterizedTest
  @CsvSource({"heic, HEIC", "heix, HEIC", "mif1, HEIC", "avif, AVIF", "avis, AVIF"})
  void aPhonesFormatIsNamed(String brand, String title) throws IOException {
    Path file = Files.write(folder.resolve("IMG_0001.jpg"), container(brand, "mif1"));

    assertProblem(file, "image.phone-format", "is a " + title + " picture");
  }

  @Test
  void avifIsKnownByAnyOfItsBrands() throws IOException {
    Path file = Files.write(folder.resolve("a.avif"), container("mif1", "avif"));

    assertProblem(file, "image.phone-format", "AVIF");
  }

  @Test
  void otherFormatsAreNamed() throws IOException {
    assertOther("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "SVG");
    assertOther("%PDF-1.7\n", "PDF");
    assertOther("8BPS\0\1", "Photoshop");
    assertOther("\0\0\0\14JXL \r\n", "JPEG XL");
    assertOther("\0\0\0\14jP  \r\n", "JPEG 2000");
    assertOther("II*\0\20\0\0\0CR\2\0", "camera raw");
    assertOther("\0\0\0\20ftypisom\0\0\0\0", "MP4");
  }

  private void assertOther(String content, String title) throws IOException {
    Path file = folder.resolve("other.jpg");
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));

    assertProblem(file, "image.other-format", "is a " + title + " file");
  }

  @Test
  void moreThanAThousandMillionPixelsAreRefusedFromTheHeader() throws IOException {
    Path file = Files.write(folder.resolve("huge.png"), pngHeader(40_000, 40_000));

    assertProblem(file, "image.too-large", "40,000 x 40,000");
  }

  @Test
  void picturesInMemoryAreJudgedLikeFiles() throws IOException {
    byte[] cat = Files.readAllBytes(Fixtures.photograph("cat.jpg"));

    assertThat(reader.read(cat, "the clipboard").width()).isEqualTo(451);
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> reader.read(Arrays.copyOf(cat, 9000), "the clipboard"))
        .withMessageStartingWith("the clipboard is cut short");
  }

  private void assertProblem(Path file, String key, String words) {
    assertProblem(reader, file, key, words);
  }

  private static void assertProblem(PictureReader reader, Path file, String key, String words) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> reader.read(file))
        .satisfies(problem -> assertThat(problem.key()).as(problem.toString()).isEqualTo(key))
        .withMessageStartingWith(file.toString())
        .withMessageContaining(words);
  }

  private static byte[] container(String brand, String compatible) {
    String box = "\0\0\0\24ftyp" + brand + "\0\0\0\0" + compatible;
    return Arrays.copyOf(box.getBytes(StandardCharsets.ISO_8859_1), 400);
  }

  private static byte[] pngHeader(int width, int height) {
    ByteBuffer bytes = ByteBuffer.allocate(33 + 12);
    bytes.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    bytes.putInt(13).put("IHDR".getBytes(StandardCharsets.ISO_8859_1));
    bytes.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(bytes.array(), 12, 17);
    bytes.putInt((int) sum.getValue());
    bytes.putInt(0).put("IDAT".getBytes(StandardCharsets.ISO_8859_1)).putInt(0x35AF061E);
    return bytes.array();
  }

  /** A file on a disk that gives up. */
  private static final class FailingChannel implements SeekableByteChannel {
    private final SeekableByteChannel file;
    private final long good;

    FailingChannel(SeekableByteChannel file, long good) {
      this.file = file;
      this.good = good;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
      if (file.position() + target.remaining() > good) {
        throw new IOException("Input/output error");
      }
      return file.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      return file.write(source);
    }

    @Override
    public long position() throws IOException {
      return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
      file.position(position);
      return this;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
      return file.truncate(size);
    }

    @Override
    public boolean isOpen() {
      return file.isOpen();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
