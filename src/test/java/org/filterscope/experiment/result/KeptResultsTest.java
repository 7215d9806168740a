package org.filterscope.experiment.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results in a folder. */
class KeptResultsTest {

  @TempDir private Path home;

  @Test
  void whatIsKeptIsListedTheLatestFirst() {
    KeptResults kept = new KeptResults(home.resolve("experiments"));
    Result early = result("2026-01-02T03:04:05Z");
    Result late = result("2026-02-02T03:04:05Z");
    kept.keep(early);
    kept.keep(late);
    kept.keep(late);

    List<Result> listed =
        kept.list(Experiment.INVARIANCE).results().stream().map(KeptResults.Kept::result).toList();
    assertThat(listed).hasSize(3);
    assertThat(listed.get(0).table()).isEqualTo(late.table());
    assertThat(listed.get(0).plots()).isEqualTo(late.plots());
    assertThat(listed.get(0).frames().get(0).png()).containsExactly(1, 2, 3);
    assertThat(listed.get(2).made()).isEqualTo(early.made());
    assertThat(kept.list(Experiment.LAYERS).results()).isEmpty();
  }

  @Test
  void damagedFilesAreNamedAndLeftAlone() throws IOException {
    KeptResults kept = new KeptResults(home);
    Path whole = kept.keep(result("2026-01-02T03:04:05Z"));
    byte[] bytes = Files.readAllBytes(whole);
    Path half = home.resolve("invariance-half.json");
    Files.write(half, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Path empty = home.resolve("invariance-empty.json");
    Files.writeString(empty, "{}");
    Path ragged = home.resolve("invariance-ragged.json");
    Files.writeString(ragged, Files.readString(whole).replace("\"a\",\"b\"", "\"a\""));

    KeptResults.Listing listing = kept.list(Experiment.INVARIANCE);

    assertThat(listing.results()).hasSize(1);
    assertThat(listing.damaged()).containsExactlyInAnyOrder(half, empty, ragged);
    assertThat(half).exists();
  }

  @Test
  void whatIsRemovedIsGone() throws IOException {
    KeptResults kept = new KeptResults(home);
    kept.keep(result("2026-01-02T03:04:05Z"));
    kept.remove(kept.list(Experiment.INVARIANCE).results().get(0));

    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void aRowWithTooFewCellsIsNoTable() {
    List<List<Object>> rows = List.of(List.of(1));
    assertThatThrownBy(() -> new ResultTable(List.of("a", "b"), rows))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void axesEndAtShortNumbersAroundTheValues() {
    assertThat(Span.round(0, 0.93)).isEqualTo(new Span(0, 1, 0.2));
    assertThat(Span.round(-60, 60)).isEqualTo(new Span(-60, 60, 20));
    assertThat(Span.round(5, 5).high()).isGreaterThan(5);
  }

  private static Result result(String made) {
    return new Result(
        Experiment.INVARIANCE,
        "model",
        "folder",
        2,
        "filterscope experiment invariance",
        made,
        new ResultTable(List.of("a", "b"), List.of(List.of(1.5, "text"), List.of(2, true))),
        List.of(
            new Plot(
                "rotation",
                "pool5",
                Axis.DEGREES,
                Axis.DISTANCE,
                List.of(),
                List.of(new Plot.Series("cat", List.of(new Plot.Point(0, 1.25)))))),
        List.of(new Frame("unit", "1", "0.5", new byte[] {1, 2, 3})));
  }
}
