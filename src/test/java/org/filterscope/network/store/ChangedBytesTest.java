package org.filterscope.network.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.Model;
import org.filterscope.network.Preparation;
import org.filterscope.network.PreparationPreset;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.testing.Golden;
import org.filterscope.testing.RandomNetworks;
import org.filterscope.testing.SmallKeras;
import org.filterscope.testing.SmallModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever byte of a model changes: it answers as before, or not at all. */
class ChangedBytesTest {

  private static final int CHANGES = 400;

  @TempDir private Path temporary;
  private ModelStore store;

  /** All that a person sees of what a model says. */
  private record Answer(
      List<Float> probabilities, List<String> labels, Preparation preparation, double certainty) {}

  @BeforeEach
  void open() {
    store = new ModelStore(temporary.resolve("models"), Golden.models());
  }

  @Test
  void inAZipOfOurOwn() throws IOException {
    Path file = temporary.resolve("small.zip");
    SmallModel.write(SmallModel.create().network(), file);
    assertThatChangesShow(file, () -> store.load(file));
  }

  @Test
  void inAZipOfDl4js() throws IOException {
    Path own = temporary.resolve("small.zip");
    SmallModel.write(SmallModel.create().network(), own);
    Path file = temporary.resolve("plain.zip");
    copyWithoutOurs(own, file);
    Import wanted = wanted(file, List.of("one", "other"));
    assertThatChangesShow(file, wanted::preview);
  }

  @Test
  void inAStoredImport() throws IOException {
    StoredModel stored = imported();
    assertThatChangesShow(stored.file(), () -> store.load("keras"));
  }

  @Test
  void inWhatIsSaidOfAStoredImport() throws IOException {
    StoredModel stored = imported();
    assertThatChangesShow(StoredFile.descriptor(stored.file()), () -> store.load("keras"));
  }

  /** Changes one byte of a file at a time, and puts it right again. */
  private static void assertThatChangesShow(Path file, Supplier<Model> load) throws IOException {
    Answer expected = answer(load.get());
    byte[] valid = Files.readAllBytes(file);
    Random random = new Random(1);
    int refused = 0;
    for (int change = 0; change < CHANGES; change++) {
      byte[] changed = valid.clone();
      int place = random.nextInt(valid.length);
      changed[place] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, changed);
      try {
        assertThat(answer(load.get())).as("byte %d", place).isEqualTo(expected);
      } catch (Problem e) {
        refused++;
      }
    }
    // Else the changes did not reach what is read.
    assertThat(refused).isGreaterThan(CHANGES / 2);
  }

  private static Answer answer(Model model) {
    float[] input = RandomNetworks.ofSeed(2).numbers(model.network().input().size(), 1);
    try (ForwardPass forward = new ForwardPass(model.network());
        Pass pass = forward.run(input, Cancellation.NEVER, () -> {})) {
      List<Float> probabilities = new ArrayList<>();
      for (float value : pass.maps(model.network().output()).values()) {
        probabilities.add(value);
      }
      return new Answer(probabilities, model.labels(), model.preparation(), model.certainty());
    }
  }

  private StoredModel imported() {
    Path file = temporary.resolve("keras.h5");
    new SmallKeras().write(file);
    return store.importFile(
        wanted(file, List.of("a", "b", "c", "d")), Progress.NONE, Cancellation.NEVER);
  }

  private static Import wanted(Path file, List<String> labels) {
    return new Import(
        file,
        "keras",
        Optional.of(PreparationPreset.TORCHVISION),
        Optional.of(new ClassLabels(labels, List.of())),
        "CC0");
  }

  private static void copyWithoutOurs(Path own, Path file) throws IOException {
    try (ZipFile zip = new ZipFile(own.toFile());
        OutputStream out = Files.newOutputStream(file);
        ZipOutputStream copy = new ZipOutputStream(out)) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (!entry.getName().equals("filterscope.json")) {
          copy.putNextEntry(new ZipEntry(entry.getName()));
          zip.getInputStream(entry).transferTo(copy);
        }
      }
    }
  }
}
