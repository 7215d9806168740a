package org.filterscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Operation;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Stop;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.training.report.Prediction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the file of cached features, the model is the same. */
class DamagedCacheTest {

  private static final int CHANGES = 100;
  private static final int EPOCHS = 3;

  @TempDir private Path place;
  private final Engine engine = new Engine();
  private Path caches;
  private Path file;
  private byte[] sound;
  private Trained expected;

  /** What training led to: the head, how it was judged, and what it answers. */
  private record Trained(
      String weights, double temperature, double accuracy, List<Prediction> answers) {}

  @BeforeEach
  void trainOnce() throws IOException {
    Drawn.folder(place.resolve("folder"), 6);
    caches = place.resolve("caches");
    file = caches.resolve(FeatureCache.FILE);
    expected = train();
    sound = Files.readAllBytes(file);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void noSingleByteChangesTheModel() throws IOException {
    for (int seed = 0; seed < CHANGES; seed++) {
      Random random = new Random(seed);
      byte[] damaged = sound.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      assertSameModelWith(damaged, "seed " + seed);
    }
  }

  @Test
  void noByteOfTheFilesHeaderChangesTheModel() throws IOException {
    for (int place = 0; place < 100; place++) {
      byte[] damaged = sound.clone();
      damaged[place] ^= 0x55;
      assertSameModelWith(damaged, "place " + place);
    }
  }

  @Test
  void manyBytesDoNotChangeTheModelEither() throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      byte[] damaged = sound.clone();
      for (int i = 0; i < 300; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      assertSameModelWith(damaged, "seed " + seed);
    }
  }

  @Test
  void aFileThatIsCutShortDoesNotChangeTheModel() throws IOException {
    for (int quarters = 0; quarters < 4; quarters++) {
      assertSameModelWith(
          Arrays.copyOf(sound, sound.length * quarters / 4), quarters + " quarters");
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsSetAside() throws IOException {
    byte[] text = "A letter to a friend\n".repeat(400).getBytes(StandardCharsets.UTF_8);
    assertSameModelWith(text, "text");
    assertThat(caches.resolve(FeatureCache.FILE + ".damaged")).hasBinaryContent(text);
  }

  @Test
  void rowsThatAreCutShortOrEmptyAreComputedAgain() throws IOException, SQLException {
    change("UPDATE feature SET numbers = substr(numbers, 1, 4)");
    assertSameModel("cut short");
    change("UPDATE feature SET numbers = x''");
    assertSameModel("empty");
  }

  @Test
  void rowsThatHaveChangedPlacesAreComputedAgain() throws IOException, SQLException {
    change(
        "UPDATE feature SET (numbers, checksum) = (SELECT numbers, checksum FROM feature AS other"
            + " WHERE other.space = feature.space ORDER BY photograph LIMIT 1)");
    assertSameModel("one photograph's numbers for all");
  }

  @Test
  void aTableOfAnotherShapeIsSetAside() throws IOException, SQLException {
    change("DROP TABLE feature", "CREATE TABLE feature (photograph TEXT, height INTEGER)");
    assertSameModel("another table");
    assertThat(caches.resolve(FeatureCache.FILE + ".damaged")).exists();
  }

  private void change(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void assertSameModelWith(byte[] content, String what) throws IOException {
    Files.write(file, content);
    assertSameModel(what);
  }

  private void assertSameModel(String what) {
    assertThat(train()).as(what).isEqualTo(expected);
  }

  /** Trains with what the cache holds, a few epochs, to take little time. */
  private Trained train() {
    FineTuning.Task task =
        new FineTuning.Task(
            place.resolve("folder"),
            Optional.empty(),
            0.2,
            HeadKind.FLAT,
            UnfrozenLayers.NONE,
            false,
            1);
    Stop stop = new Stop();
    try (FeatureCache cache = FeatureCache.open(caches)) {
      FineTunedModel tuned =
          new FineTuning(engine, SmallModel.create(), new PictureReader(), cache)
              .train(
                  task,
                  TrainingListener.ofEpochs(epoch -> stop(epoch, stop)),
                  stop,
                  Cancellation.NEVER);
      Operation.Dense head = (Operation.Dense) tuned.learned().network().output().operation();
      return new Trained(
          Arrays.toString(head.weights().ravel().toFloatVector()),
          tuned.learned().temperature(),
          tuned.measured().validationAccuracy(),
          tuned.measured().heldOut().answers());
    }
  }

  private static void stop(Epoch epoch, Stop stop) {
    if (epoch.number() == EPOCHS) {
      stop.request();
    }
  }
}
