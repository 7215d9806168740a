package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.filterscope.home.Session;
import org.filterscope.image.FileAccess;
import org.filterscope.image.PictureReader;
import org.filterscope.ui.Photograph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Photographs as they are found, dropped on the window: what can be opened is shown; of anything
 * else the window says in plain words what it is, and goes on showing what it showed.
 */
class BadPicturesTest {

  private static final Path ROOT =
      Path.of(System.getProperty("filterscope.root", "")).toAbsolutePath();
  private static final Path BUNDLED = ROOT.resolve("assets/photographs");

  @TempDir private Path folder;
  private QuietWorkspace quiet;
  private ShellViewModel shell;

  @BeforeEach
  void openCat() {
    start(new PictureReader());
  }

  @ParameterizedTest
  @CsvSource({
    "one-pixel.png, 1, 1",
    "cmyk.jpg, 60, 40",
    "cmyk-profile.jpg, 60, 40",
    "ycck.jpg, 60, 40",
    "grey-16.png, 256, 2",
    "transparent.png, 60, 40",
    "animated.gif, 20, 12",
    "lossy.webp, 60, 40",
    "lossless.webp, 60, 40",
    "orientation-6.jpg, 48, 32"
  })
  void uncommonPicturesAreShown(String name, int width, int height) {
    drop(ROOT.resolve("src/test/resources/image/odd").resolve(name));

    assertThat(shown().name()).isEqualTo(name);
    assertThat(shown().picture().width()).isEqualTo(width);
    assertThat(shown().picture().height()).isEqualTo(height);
    assertThat(quiet.told()).isEmpty();
  }

  @Test
  void fourHundredMegapixelsAreShownReduced() throws IOException {
    Path large = folder.resolve("large.png");
    ImageIO.write(
        new BufferedImage(20_000, 20_000, BufferedImage.TYPE_BYTE_BINARY), "png", large.toFile());

    drop(large);

    assertThat(shown().name()).isEqualTo("large.png");
    assertThat(shown().picture().width() * shown().picture().reduction()).isEqualTo(20_000);
    assertThat(quiet.told()).isEmpty();
  }

  @Test
  void namesWithSpacesAndChineseCharactersAreShown() throws IOException {
    Path cat = folder.resolve("\u4e00 \u53ea").resolve("my cat's \u732b.jpg");
    Files.createDirectories(cat.getParent());

    drop(Files.copy(BUNDLED.resolve("coffee.jpg"), cat));

    assertThat(shell.pictureName().get()).isEqualTo("my cat's \u732b.jpg");
    assertThat(quiet.told()).isEmpty();
  }

  @Test
  void textNamedLikeAPictureIsRefused() throws IOException {
    refused(Files.writeString(folder.resolve("text \u732b.jpg"), "Dear diary"), "not a picture");
  }

  @Test
  void aJpegThatIsCutShortIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(BUNDLED.resolve("coffee.jpg"));

    refused(
        Files.write(folder.resolve("half.jpg"), Arrays.copyOf(whole, whole.length / 2)),
        "cut short");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEIC", "AVIF"})
  void phoneFormatsAreRefusedByName(String format) throws IOException {
    byte[] start =
        ("\0\0\0\030ftyp" + format.toLowerCase(Locale.ROOT) + "\0\0\0\0mif1miaf")
            .getBytes(StandardCharsets.ISO_8859_1);

    refused(Files.write(folder.resolve("phone.jpg"), start), format);
  }

  @Test
  void ofSeveralThatCannotBeOpenedNothingIsToldOnceOneIs() {
    drop(folder.resolve("missing.jpg"));
    drop(folder.resolve("missing too.jpg"));
    assertThat(quiet.told()).contains("missing too.jpg");

    drop(BUNDLED.resolve("coffee.jpg"));

    assertThat(quiet.told()).isEmpty();
  }

  @Test
  void aFolderWithoutPicturesIsRefused() throws IOException {
    refused(Files.createDirectory(folder.resolve("nothing in it")), "no picture");
  }

  @Test
  void aFileThatMayNotBeReadIsRefused() throws IOException {
    Path secret = Files.copy(BUNDLED.resolve("coffee.jpg"), folder.resolve("secret.jpg"));
    start(
        new PictureReader(
            file -> {
              if (file.equals(secret)) {
                throw new AccessDeniedException(file.toString());
              }
              return FileAccess.DISK.open(file);
            }));

    refused(secret, "permission");
  }

  private void start(PictureReader reader) {
    quiet = new QuietWorkspace(folder, Session.FIRST, reader);
    shell = quiet.shell();
    drop(BUNDLED.resolve("cat.jpg"));
  }

  private void refused(Path file, String reason) {
    drop(file);

    assertThat(quiet.told())
        .contains(file.toString(), reason)
        .doesNotContain("Exception")
        .hasLineCount(1);
    assertThat(shown().name()).isEqualTo("cat.jpg");
    drop(BUNDLED.resolve("coffee.jpg"));
    assertThat(shown().name()).isEqualTo("coffee.jpg");
    assertThat(quiet.told()).isEmpty();
  }

  private void drop(Path file) {
    shell.take(new DroppedContent.Files(List.of(file)), "Dropped");
    quiet.settle();
  }

  private Photograph shown() {
    Photograph photograph = quiet.workspace.picture().photograph().get();
    assertThat(photograph).isNotNull();
    return photograph;
  }
}
