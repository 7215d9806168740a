package org.filterscope.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** What text means, with paths as they are outside Windows. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@ExtendWith(ApplicationExtension.class)
class DroppedContentTest {

  @Test
  void aWholePathIsAFile() {
    assertThat(DroppedContent.ofText("/pictures/my cat.jpg"))
        .isEqualTo(new DroppedContent.Files(List.of(Path.of("/pictures/my cat.jpg"))));
  }

  @Test
  void anAddressOfAFileIsAFile() {
    assertThat(DroppedContent.ofText("file:///pictures/my%20cat%20%E7%8C%AB.jpg"))
        .isEqualTo(new DroppedContent.Files(List.of(Path.of("/pictures/my cat 猫.jpg"))));
  }

  @Test
  void aListOfAddressesIsSeveralFiles() {
    assertThat(DroppedContent.ofText("# from a file browser\r\nfile:///a.jpg\r\nfile:///b.jpg\r\n"))
        .isEqualTo(new DroppedContent.Files(List.of(Path.of("/a.jpg"), Path.of("/b.jpg"))));
  }

  @Test
  void filesCopiedInAFileManagerAreFiles() {
    assertThat(
            DroppedContent.ofText(
                "x-special/nautilus-clipboard\ncopy\nfile:///a.jpg\nfile:///b.jpg\n"))
        .isEqualTo(new DroppedContent.Files(List.of(Path.of("/a.jpg"), Path.of("/b.jpg"))));
  }

  @Test
  void aPathInTheHomeFolderIsAFile() {
    assertThat(DroppedContent.ofText("~/pictures/cat.jpg"))
        .isEqualTo(
            new DroppedContent.Files(
                List.of(Path.of(System.getProperty("user.home"), "pictures", "cat.jpg"))));
  }

  @Test
  void anAddressOfTheWebIsNoFile() {
    assertThat(DroppedContent.ofText("https://example.org/cat.jpg"))
        .isEqualTo(new DroppedContent.WebAddress("https://example.org/cat.jpg"));
  }

  @Test
  void anAddressWithItsTitleIsAnAddress() {
    assertThat(DroppedContent.ofText("https://example.org/cat.jpg\nA cat on a mat"))
        .isEqualTo(new DroppedContent.WebAddress("https://example.org/cat.jpg"));
  }

  @Test
  void ofSeveralAddressesOfTheWebTheFirstIsTold() {
    assertThat(DroppedContent.ofText("http://example.org/1.jpg\r\nhttp://example.org/2.jpg\r\n"))
        .isEqualTo(new DroppedContent.WebAddress("http://example.org/1.jpg"));
  }

  @Test
  void aPictureWrittenOutInItsAddressIsThatPicture() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "png", png);
    String text = "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());

    assertThat(DroppedContent.ofText(text))
        .isInstanceOfSatisfying(
            DroppedContent.Pixels.class,
            pixels -> {
              assertThat(pixels.image().getWidth()).isEqualTo(3);
              assertThat(pixels.image().getHeight()).isEqualTo(2);
            });
  }

  @Test
  void aDamagedOneIsNothing() {
    assertThat(DroppedContent.ofText("data:image/png;base64,AAAA"))
        .isEqualTo(new DroppedContent.Nothing());
  }

  @Test
  void otherTextIsNothing() {
    assertThat(DroppedContent.ofText("a cat on a mat")).isEqualTo(new DroppedContent.Nothing());
    assertThat(DroppedContent.ofText("file://%zz")).isEqualTo(new DroppedContent.Nothing());
    assertThat(DroppedContent.ofText("  ")).isEqualTo(new DroppedContent.Nothing());
  }

  @Test
  void theAddressOfAViewIsNeitherAFileNorOfTheWeb() {
    String address = "filterscope://explore?layer=conv3_3&unit=7";

    assertThat(DroppedContent.ofText(" " + address + "\n"))
        .isEqualTo(new DroppedContent.ViewAddress(address));
  }

  @Test
  void anAddressInTwoLinesIsNotShortenedToOneThatLeadsElsewhere() {
    assertThat(DroppedContent.ofText("filterscope://explore?layer=conv3_3&unit=1\n2"))
        .isEqualTo(new DroppedContent.ViewAddress("filterscope://explore?layer=conv3_3&unit=1\n2"));
  }
}
