package org.filterscope.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.filterscope.task.Problem;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallKeras;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to do harm. */
class DangerousFilesTest {
  private static final int LONG_ENOUGH = 1 << 28;

  @TempDir Path folder;

  @Test
  void weightsThatSwellAreNotUnpacked() throws IOException {
    Path file = zip(entries -> with(entries, Dl4jZip.WEIGHTS, new byte[LONG_ENOUGH]));
    assertThat(Files.size(file)).isLessThan(LONG_ENOUGH / 100);
    assertRefused(file, "model.too-large");
  }

  @Test
  void anEntryThatPointsOutOfTheZipIsRefused() throws IOException {
    assertRefused(
        zip(entries -> with(entries, "../../../start.sh", new byte[1])), "model.strange-entry");
  }

  @Test
  void aClassThatNoNetworkNeedsIsNotMade() throws IOException {
    assertRefused(
        zip(
            entries ->
                changed(
                    entries,
                    text ->
                        text.replaceFirst(
                            "\"@class\" : \"[^\"]*\"",
                            "\"@class\" : \"javax.swing.JEditorPane\""))),
        "model.strange-class");
  }

  /** Of two values under one name, one reader takes the first and another the last. */
  @Test
  void aClassBehindAnotherOneIsNotMade() throws IOException {
    assertRefused(
        zip(
            entries ->
                changed(
                    entries,
                    text ->
                        text.replaceFirst(
                            "\"@class\" :",
                            "\"@class\" : \"javax.swing.JEditorPane\", \"@class\" :"))),
        "model.damaged");
  }

  @Test
  void moreWeightsThanThereAreBytesAreNotBelieved() throws IOException {
    assertRefused(
        zip(
            entries -> {
              byte[] weights = Objects.requireNonNull(entries.get(Dl4jZip.WEIGHTS)).clone();
              String all = new String(weights, StandardCharsets.ISO_8859_1);
              int type = all.lastIndexOf("FLOAT");
              // The count lies before the type's name and its length.
              ByteBuffer.wrap(weights).putLong(type - 2 - Long.BYTES, 1L << 40);
              return with(entries, Dl4jZip.WEIGHTS, weights);
            }),
        "model.damaged");
  }

  @Test
  void anArrayLargerThanItsFileIsNotRead() throws IOException {
    byte[] bytes = Files.readAllBytes(Golden.tinyVgg16());
    // fc1 reads 1568 values: the header's 1568 x 64 becomes 2^30 x 64 and 2^20 x 64.
    for (long rows : new long[] {1L << 40, 1L << 30, 1L << 20}) {
      byte[] other = bytes.clone();
      int place = place(bytes, 1568, 64);
      ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN).putLong(place, rows);
      Path file = Files.write(folder.resolve("large.h5"), other);
      assertThatThrownBy(() -> NetworkFile.read(file)).isInstanceOf(Problem.class);
    }
  }

  @Test
  void mapsWithoutEndAreRefused() {
    Path file = folder.resolve("maps.h5");
    new SmallKeras().write(file, "[null, 15, 15, 3]", "[null, 20000, 20000, 3]");
    assertThatThrownBy(() -> NetworkFile.read(file)).isInstanceOf(Problem.class);
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(Golden.tinyVgg16());
    for (int length = 0; length < whole.length; length += whole.length / 40) {
      Path file = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> NetworkFile.read(file)).isInstanceOf(Problem.class);
    }
  }

  private static void assertRefused(Path file, String key) {
    assertThatThrownBy(() -> NetworkFile.read(file))
        .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.key()).isEqualTo(key));
  }

  private static int place(byte[] bytes, long first, long second) {
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < bytes.length - 16; i++) {
      if (all.getLong(i) == first && all.getLong(i + 8) == second) {
        return i;
      }
    }
    throw new IllegalStateException("There is no array of " + first + " x " + second);
  }

  private static Map<String, byte[]> with(Map<String, byte[]> entries, String name, byte[] bytes) {
    entries.put(name, bytes);
    return entries;
  }

  private static Map<String, byte[]> changed(
      Map<String, byte[]> entries, UnaryOperator<String> change) {
    String text =
        new String(
            Objects.requireNonNull(entries.get(Dl4jZip.CONFIGURATION)), StandardCharsets.UTF_8);
    String other = change.apply(text);
    assertThat(other).isNotEqualTo(text);
    return with(entries, Dl4jZip.CONFIGURATION, other.getBytes(StandardCharsets.UTF_8));
  }

  /** A model's file with other entries. */
  private Path zip(UnaryOperator<Map<String, byte[]>> change) throws IOException {
    Path valid = folder.resolve("valid.zip");
    SmallModel.write(SmallModel.create().network(), valid);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(valid))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        in.transferTo(content);
        entries.put(entry.getName(), content.toByteArray());
      }
    }
    Path file = folder.resolve("dangerous.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      change
          .apply(entries)
          .forEach(
              (name, bytes) -> {
                try {
                  out.putNextEntry(new ZipEntry(name));
                  out.write(bytes);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
    return file;
  }
}
