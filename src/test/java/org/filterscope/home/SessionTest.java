package org.filterscope.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {

  @TempDir private Path folder;

  @Test
  void aFileOpenedAgainMovesToTheFront() {
    Session session = Session.FIRST.withRecent("a").withRecent("b").withRecent("a");

    assertThat(session.files().recent()).containsExactly("a", "b");
  }

  @Test
  void theOldestOfTooManyRecentFilesIsForgotten() {
    Session session = Session.FIRST;
    for (int i = 0; i <= Session.MOST_RECENT; i++) {
      session = session.withRecent("file " + i);
    }

    assertThat(session.files().recent())
        .hasSize(Session.MOST_RECENT)
        .startsWith("file " + Session.MOST_RECENT)
        .doesNotContain("file 0");
  }

  @Test
  void theModelUsedLastIsTheFirstOfThoseUsed() {
    Session session =
        Session.FIRST.withModel("a.zip").withModel("b.zip").withModel(null).withModel("a.zip");

    assertThat(session.files().model()).isEqualTo("a.zip");
    assertThat(session.files().models()).containsExactly("a.zip", "b.zip");
    assertThat(session.withoutModel("b.zip").files().models()).containsExactly("a.zip");
  }

  /** The parts were one record then. */
  @Test
  void aFileOfAnEarlierVersionIsRead() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("session.json"),
            """
            {
              "image" : "/photographs/cat.jpg",
              "frame" : { "x0" : 1.5, "y0" : 2.0, "x1" : 225.25, "y1" : 226.0 },
              "screen" : "filters",
              "layer" : "conv4_2",
              "unit" : 17,
              "mode" : "GUIDED",
              "folder" : "/photographs",
              "bounds" : { "x" : -10.0, "y" : 20.0, "width" : 1440.0, "height" : 900.0, "isMaximized" : true },
              "index" : "/indexes/cats.sqlite",
              "lessons" : "/cats-and-dogs",
              "model" : "/models/tuned.zip",
              "chapter" : "softmax",
              "tasks" : [ "filter" ],
              "hasDeclined" : true,
              "recent" : [ "/photographs/cat.jpg", "/models/tuned.zip" ]
            }
            """);

    assertThat(new JsonFile<>(file, Session.class).read(Session.FIRST))
        .isEqualTo(
            new Session(
                new Session.Explored(
                    "/photographs/cat.jpg",
                    new Session.Frame(1.5, 2, 225.25, 226),
                    "conv4_2",
                    17,
                    "GUIDED",
                    null),
                new Session.Window("filters", new Session.Bounds(-10, 20, 1440, 900, true)),
                new Session.Files(
                    "/photographs",
                    "/indexes/cats.sqlite",
                    "/cats-and-dogs",
                    "/models/tuned.zip",
                    List.of("/photographs/cat.jpg", "/models/tuned.zip"),
                    List.of("/models/tuned.zip")),
                new Session.Learned("softmax", List.of("filter")),
                true));
  }

  @Test
  void whatAnEarlierVersionDidNotKnowIsAsAtTheFirstStart() throws IOException {
    Path file =
        Files.writeString(folder.resolve("session.json"), "{ \"image\" : \"cat.jpg\", \"x\" : 1 }");

    assertThat(new JsonFile<>(file, Session.class).read(Session.FIRST))
        .isEqualTo(Session.FIRST.withImage("cat.jpg"));
  }

  @Test
  void settingsOutOfRangeAreTakenToTheNearestInIt() {
    Settings settings =
        new Settings(Settings.Theme.LIGHT, Settings.Language.CHINESE, -3, 1, 999_999, true);

    assertThat(settings)
        .isEqualTo(
            new Settings(
                Settings.Theme.LIGHT,
                Settings.Language.CHINESE,
                0,
                Settings.LEAST_MEMORY,
                Settings.MOST_CACHES,
                true));
  }
}
