package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.filterscope.home.AppHome;
import org.filterscope.home.Session;
import org.filterscope.home.Settings;
import org.filterscope.image.PictureReader;
import org.filterscope.network.store.ModelStore;
import org.filterscope.patches.library.IndexFolder;
import org.filterscope.patches.query.IndexCheck;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Cancelled;
import org.filterscope.task.Engine;
import org.filterscope.task.Stop;
import org.filterscope.testing.Golden;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.filterscope.training.FineTuning;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.progress.Epoch;
import org.filterscope.training.progress.TrainingListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is made where people write digits and letters in one way is used where they write them in
 * another: Arabic and Persian have digits of their own, and Turkish has other capitals.
 */
class OtherLocalesTest {

  private static final int EACH = 8;

  @TempDir private Path place;
  private final Locale before = Locale.getDefault();
  private Path model;
  private Path photographs;
  private Path caches;

  @BeforeEach
  void draw() throws IOException {
    model = place.resolve("small.zip");
    photographs = place.resolve("photographs");
    caches = place.resolve("caches");
    SmallModel.write(SmallModel.create().network(), model);
    Drawn.folder(photographs, EACH);
  }

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({"ar-EG, en-US", "en-US, ar-EG", "tr-TR, fa-IR", "fa-IR, tr-TR"})
  void anIndexIsAskedAndContinued(String maker, String user) throws IOException {
    Path index = place.resolve("an.index");
    String[] command = {"index", photographs.toString(), "--out", index.toString(), "--json"};
    Locale.setDefault(Locale.forLanguageTag(maker));
    assertThat(run(command).json().get("added").asInt()).isEqualTo(2 * EACH);
    String[] question = {"top", index.toString(), "--layer", "conv2", "--channel", "5", "--json"};
    JsonNode asked = run(question).json();

    Locale.setDefault(Locale.forLanguageTag(user));

    assertThat(run(question).json()).isEqualTo(asked);
    Drawn.write(photographs.resolve("one more.png"), Drawn.noise(1));
    JsonNode continued = run(command).json();
    assertThat(continued.get("added").asInt()).isOne();
    assertThat(continued.get("images").asInt()).isEqualTo(2 * EACH + 1);
    assertThat(IndexCheck.of(index).damage()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ar-EG, en-US", "en-US, ar-EG", "tr-TR, fa-IR", "fa-IR, tr-TR"})
  void aModelAnswersTheSameAndItsFeaturesAreKnown(String maker, String user) throws SQLException {
    Path tuned = place.resolve("tuned.zip");
    String[] command = {"finetune", photographs.toString(), "--out", tuned.toString(), "--json"};
    String[] question = {"classify", photographs.toString(), "--model", tuned.toString(), "--json"};
    Locale.setDefault(Locale.forLanguageTag(maker));
    JsonNode trained = run(command).json();
    JsonNode asked = with(question).json();
    List<String> rows = rows();

    Locale.setDefault(Locale.forLanguageTag(user));

    assertThat(with(question).json()).isEqualTo(asked);
    JsonNode again = run(command).json();
    assertThat(again.get("confusion")).isEqualTo(trained.get("confusion"));
    assertThat(again.get("temperature")).isEqualTo(trained.get("temperature"));
    assertThat(with(question).json()).isEqualTo(asked);
    assertThat(rows()).as("what is kept, and under which names").isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({"ar-EG, en-US", "en-US, ar-EG", "tr-TR, fa-IR", "fa-IR, tr-TR"})
  void aTrainingThatWasEndedGoesOnWhereItWas(String maker, String user) {
    Locale.setDefault(Locale.forLanguageTag(maker));
    Cancellation cancellation = new Cancellation();
    assertThatExceptionOfType(Cancelled.class)
        .isThrownBy(
            () ->
                train(
                    epoch -> {
                      if (epoch.number() == 1) {
                        cancellation.cancel();
                      }
                    },
                    cancellation));

    Locale.setDefault(Locale.forLanguageTag(user));

    List<Integer> epochs = new ArrayList<>();
    train(epoch -> epochs.add(epoch.number()), Cancellation.NEVER);
    assertThat(epochs).as("epochs of the block").startsWith(2);
  }

  @ParameterizedTest
  @CsvSource({"ar-EG, en-US", "en-US, ar-EG", "tr-TR, fa-IR", "fa-IR, tr-TR"})
  void settingsAndTheSessionAreRead(String maker, String user) {
    AppHome home = new AppHome(place.resolve("home"));
    home.create();
    Settings settings =
        new Settings(Settings.Theme.LIGHT, Settings.Language.CHINESE, 1, 12, 345, true);
    Session session =
        new Session(
            new Session.Explored(
                "/I\u0131\u0130i.jpg",
                new Session.Frame(1.5, 2, 225.25, 226),
                "conv4_2",
                17,
                "GUIDED",
                "LARGEST"),
            new Session.Window("filters", new Session.Bounds(-10, 20, 1440, 900, true)),
            new Session.Files(
                "/I",
                "/i.index",
                "/\u0130",
                "/\u0131.zip",
                List.of("/IMAGE.GIF"),
                List.of("/I\u0131.zip")),
            new Session.Learned("filter", List.of("filter")),
            true);
    Locale.setDefault(Locale.forLanguageTag(maker));
    home.settings().write(settings);
    home.session().write(session);

    Locale.setDefault(Locale.forLanguageTag(user));

    assertThat(home.settings().read(Settings.USUAL)).isEqualTo(settings);
    assertThat(home.session().read(Session.FIRST)).isEqualTo(session);
  }

  /** Trains the last block, too, and tells of its epochs. */
  private void train(Consumer<Epoch> ofTheBlock, Cancellation cancellation) {
    FineTuning.Task task =
        new FineTuning.Task(
            photographs, Optional.empty(), 0.2, HeadKind.POOLED, UnfrozenLayers.BLOCK5, false, 1);
    try (FeatureCache cache = FeatureCache.open(caches);
        Engine engine = new Engine()) {
      new FineTuning(engine, SmallModel.create(), new PictureReader(), cache)
          .train(
              task,
              TrainingListener.ofEpochs(
                  epoch -> {
                    if (epoch.stage() == Epoch.Stage.BLOCK) {
                      ofTheBlock.accept(epoch);
                    }
                  }),
              new Stop(),
              cancellation);
    }
  }

  /** The command, with the small model. */
  private Run run(String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.addAll(List.of("--model", model.toString()));
    return with(words.toArray(String[]::new));
  }

  private Run with(String... arguments) {
    Run run =
        Run.with(
            new Services(
                new PictureReader(),
                Golden::builtIn,
                image -> 0,
                new ModelStore(place.resolve("models"), Golden.models()),
                new IndexFolder(place.resolve("indexes"), place.resolve("no.index"), "Samples"),
                caches),
            arguments);
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }

  /** What the cache knows of which photograph. */
  private List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    Path file = caches.resolve(FeatureCache.FILE);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT photograph, space, checksum FROM feature ORDER BY photograph, space")) {
      while (row.next()) {
        rows.add(row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
      }
    }
    return rows;
  }
}
