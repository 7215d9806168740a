package org.filterscope.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.filterscope.task.Problem;
import org.filterscope.testing.SocketFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {

  @TempDir Path folder;

  @Test
  void picturesAreListedAsPeopleNumberThem() throws IOException {
    files("10.jpg", "2.jpg", "B.PNG", "a.webp", "IMG_9.tiff", "img_10.gif", "01.bmp");

    assertThat(names(PictureFolder.of(folder).pictures()))
        .containsExactly(
            "01.bmp", "2.jpg", "10.jpg", "a.webp", "B.PNG", "IMG_9.tiff", "img_10.gif");
  }

  @Test
  void otherFilesHiddenFilesAndFoldersAreLeftOut() throws IOException {
    files("a.jpg", ".b.jpg", "notes.txt", "jpg", "archive.jpg.zip");
    Files.createDirectory(folder.resolve("folder.jpg"));

    assertThat(names(PictureFolder.of(folder).pictures())).containsExactly("a.jpg");
  }

  @Test
  void aFolderMayHoldNoPicture() {
    assertThat(PictureFolder.of(folder).pictures()).isEmpty();
  }

  @Test
  void nextAndPreviousFollowTheOrder() throws IOException {
    files("1.jpg", "2.jpg", "10.jpg");
    PictureFolder pictures = PictureFolder.around(folder.resolve("2.jpg"));

    assertThat(pictures.next(folder.resolve("2.jpg"))).hasValue(folder.resolve("10.jpg"));
    assertThat(pictures.previous(folder.resolve("2.jpg"))).hasValue(folder.resolve("1.jpg"));
    assertThat(pictures.next(folder.resolve("10.jpg"))).isEmpty();
    assertThat(pictures.previous(folder.resolve("1.jpg"))).isEmpty();
  }

  @Test
  void aPictureThatIsGoneStillHasNeighbours() throws IOException {
    files("1.jpg", "10.jpg");
    PictureFolder pictures = PictureFolder.of(folder);

    assertThat(pictures.next(folder.resolve("5.jpg"))).hasValue(folder.resolve("10.jpg"));
    assertThat(pictures.previous(folder.resolve("5.jpg"))).hasValue(folder.resolve("1.jpg"));
  }

  @Test
  void walkingVisitsFoldersAfterTheFilesBesideThem() throws IOException {
    files("z.jpg", "a10/1.jpg", "a2/1.jpg", "a2/deeper/1.jpg", ".hidden/1.jpg");

    assertThat(PictureFolder.walk(folder).stream().map(folder::relativize).map(Path::toString))
        .containsExactly(
            "z.jpg",
            Path.of("a2", "1.jpg").toString(),
            Path.of("a2", "deeper", "1.jpg").toString(),
            Path.of("a10", "1.jpg").toString());
  }

  @Test
  void walkingEndsWhereLinksGoInCircles() throws IOException {
    files("a/1.jpg");
    Files.createSymbolicLink(folder.resolve("a/up"), folder);
    Files.createSymbolicLink(folder.resolve("a/self"), folder.resolve("a"));

    assertThat(PictureFolder.walk(folder)).hasSize(1);
  }

  /** Whoever resolves the links in each path anew does not come to the end of this. */
  @Test
  void walkingReachesTheBottomOfFifteenHundredFolders() throws IOException {
    Path deepest = folder;
    for (int depth = 0; depth < 1500; depth++) {
      deepest = Files.createDirectory(deepest.resolve("d"));
    }
    Path picture = Files.createFile(deepest.resolve("1.jpg"));
    Path up = Files.createSymbolicLink(deepest.resolve("top"), folder);

    assertThat(PictureFolder.walk(folder)).containsExactly(picture);

    // What makes temporary folders for tests resolves the links in each path, too.
    Files.delete(picture);
    Files.delete(up);
    for (int depth = 1500; depth > 0; depth--) {
      Files.delete(deepest);
      deepest = Objects.requireNonNull(deepest.getParent());
    }
  }

  @Test
  void walkingAFolderWithoutPicturesIsAProblem() throws IOException {
    files("notes.txt");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> PictureFolder.walk(folder))
        .withMessageStartingWith(folder + " holds no picture");
  }

  @Test
  void aFolderThatIsGoneIsAProblem() {
    Path gone = folder.resolve("gone");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> PictureFolder.walk(gone))
        .withMessageStartingWith(gone + " does not exist");
    assertThatExceptionOfType(Problem.class).isThrownBy(() -> PictureFolder.of(gone));
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    files("a.jpg");

    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> PictureFolder.walk(folder.resolve("a.jpg")))
        .withMessageContaining("is not a folder");
  }

  @Test
  void aPipeOrASocketIsNoFolder() throws IOException {
    try (SocketFile socket = SocketFile.at(folder.resolve("pipe"))) {
      assertThatExceptionOfType(Problem.class)
          .isThrownBy(() -> PictureFolder.walk(socket.path()))
          .withMessageContaining("is not a folder");
    }
  }

  @Test
  void walkingNamesWhatIsNoFileAndGoesOn() throws IOException {
    files("1.jpg", "3.jpg");
    Path broken = Files.createSymbolicLink(folder.resolve("2.jpg"), folder.resolve("gone.jpg"));
    Path loop = Files.createSymbolicLink(folder.resolve("4.jpg"), Path.of("4.jpg"));
    Files.createSymbolicLink(folder.resolve("notes"), folder.resolve("gone"));
    List<PictureFolder.LeftOut> left = new ArrayList<>();
    try (SocketFile socket = SocketFile.at(folder.resolve("5.jpg"))) {
      assertThat(names(PictureFolder.walk(folder, left::add))).containsExactly("1.jpg", "3.jpg");

      assertThat(left)
          .extracting(PictureFolder.LeftOut::path)
          .containsExactly(broken, loop, socket.path());
    }
    assertThat(left)
        .extracting(each -> each.reason().key())
        .containsExactly("image.broken-link", "image.broken-link", "image.no-file");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Permissions are set in another way there")
  void aFolderThatCannotBeReadCostsOnlyWhatIsInIt() throws IOException {
    files("1.jpg", "closed/2.jpg", "open/3.jpg");
    Path closed = folder.resolve("closed");
    List<PictureFolder.LeftOut> left = new ArrayList<>();
    Files.setPosixFilePermissions(closed, Set.of());
    try {
      assumeThat(Files.isReadable(closed)).as("the superuser reads everything").isFalse();

      assertThat(names(PictureFolder.walk(folder, left::add))).containsExactly("1.jpg", "3.jpg");
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
    assertThat(left).extracting(PictureFolder.LeftOut::path).containsExactly(closed);
    assertThat(left.get(0).reason().key()).isEqualTo("image.folder-unreadable");
  }

  @Test
  void namesThatDifferOnlyInCaseOrZerosHaveAFixedOrder() {
    NaturalOrder order = new NaturalOrder();

    assertThat(order.compare("A.jpg", "a.jpg")).isNegative();
    assertThat(order.compare("01.jpg", "1.jpg")).isNegative();
    assertThat(order.compare("1.jpg", "01.jpg")).isPositive();
    assertThat(order.compare("99999999999999999999998.jpg", "99999999999999999999999.jpg"))
        .isNegative();
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> file.getFileName().toString()).toList();
  }
}
