package org.filterscope.patches.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.filterscope.activation.LayerMaps;
import org.filterscope.image.Picture;
import org.filterscope.inspection.Inspection;
import org.filterscope.patches.query.PatchIndex;
import org.filterscope.patches.query.TopPatch;
import org.filterscope.patches.query.UnitPatches;
import org.filterscope.patches.store.IndexedLayer;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.NeedsShared;
import org.filterscope.testing.SharedFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index of 300 photographs beside PyTorch's strongest cells of the same photographs. */
@NeedsShared
class ReferencePatchesTest {

  /** Looked at alone, with so many of the patches that each gave. */
  private static final int PHOTOGRAPHS = 50;

  private static final int PATCHES_OF_A_PHOTOGRAPH = 20;

  @TempDir private static Path folder;
  private static Workshop workshop;
  private static PatchIndex index;
  private static JsonNode reference;

  @BeforeAll
  static void collect() throws IOException {
    workshop = new Workshop();
    try (InputStream in =
        ReferencePatchesTest.class.getResourceAsStream("/golden/top12-imagenette-val.json")) {
      reference = new ObjectMapper().readTree(in);
    }
    TreeSet<String> layers = new TreeSet<>();
    reference.fieldNames().forEachRemaining(key -> layers.add(layer(key)));
    Path file = folder.resolve("val.index");
    workshop.collect(SharedFolder.path("data/imagenette/val"), file, List.copyOf(layers));
    index = PatchIndex.open(file, workshop.model());
  }

  @AfterAll
  static void close() {
    index.close();
    workshop.close();
  }

  @Test
  void eachOfTheNineIsAmongTheReferencesTwelve() {
    reference
        .properties()
        .forEach(
            unit -> {
              Map<String, Double> twelve = new HashMap<>();
              unit.getValue()
                  .forEach(
                      patch ->
                          twelve.put(patch.get("image").asText(), patch.get("value").asDouble()));
              List<TopPatch> nine = shown(unit.getKey());
              assertThat(nine).hasSize(PatchIndex.SHOWN);
              for (TopPatch winner : nine) {
                Double expected = twelve.get(name(winner));
                assertThat(expected).as(unit.getKey() + " " + name(winner)).isNotNull();
                assertThat((double) winner.value()).isCloseTo(expected, within(0.01 * expected));
              }
            });
  }

  @Test
  void theFirstFiveValuesAgreeRankByRank() {
    reference
        .properties()
        .forEach(
            unit -> {
              List<TopPatch> nine = shown(unit.getKey());
              for (int rank = 0; rank < 5; rank++) {
                double expected = unit.getValue().get(rank).get("value").asDouble();
                assertThat((double) nine.get(rank).value())
                    .as(unit.getKey() + " at rank " + rank)
                    .isCloseTo(expected, within(0.01 * expected));
              }
            });
  }

  /** Point 8 of "Proof" in the reference on projections. */
  @Test
  void theStoredValuesComeBackWhenThePhotographsAreSeenAlone() {
    Random random = new Random(8);
    for (Map.Entry<Path, List<TopPatch>> photograph : randomWinners(random).entrySet()) {
      Picture picture = workshop.pictures().read(photograph.getKey());
      Inspection inspection =
          Answers.await(
              workshop
                  .inspector()
                  .inspect(
                      picture, photograph.getValue().get(0).view().framing(), Cancellation.NEVER));
      try (inspection) {
        for (TopPatch winner : photograph.getValue()) {
          LayerMaps maps = Answers.await(inspection.maps(winner.layer()));
          assertThat(maps.map(winner.channel()).at(winner.row(), winner.column()))
              .isCloseTo(winner.value(), within(1e-5f * winner.value()));
          assertThat(maps.peak(winner.channel()).value()).isEqualTo(winner.value());
        }
      }
    }
  }

  /** Some of the photographs that gave a unit one of its patches, and some of these. */
  private static Map<Path, List<TopPatch>> randomWinners(Random random) {
    Map<Path, List<TopPatch>> all = new TreeMap<>();
    for (IndexedLayer layer : index.layers()) {
      for (UnitPatches unit : index.units(layer.name())) {
        unit.shown()
            .forEach(
                patch ->
                    all.computeIfAbsent(patch.photograph(), path -> new ArrayList<>()).add(patch));
      }
    }
    List<Map.Entry<Path, List<TopPatch>>> photographs = new ArrayList<>(all.entrySet());
    Collections.shuffle(photographs, random);
    Map<Path, List<TopPatch>> winners = new TreeMap<>();
    for (Map.Entry<Path, List<TopPatch>> photograph : photographs.subList(0, PHOTOGRAPHS)) {
      List<TopPatch> patches = photograph.getValue();
      Collections.shuffle(patches, random);
      winners.put(
          photograph.getKey(),
          patches.subList(0, Math.min(PATCHES_OF_A_PHOTOGRAPH, patches.size())));
    }
    return winners;
  }

  private static List<TopPatch> shown(String key) {
    int channel = Integer.parseInt(key.substring(key.indexOf('/') + 1));
    return index.unit(layer(key), channel).shown();
  }

  private static String layer(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  /** As the reference names photographs: class and file. */
  private static String name(TopPatch winner) {
    Path path = winner.photograph();
    return path.getName(path.getNameCount() - 2) + "/" + path.getFileName();
  }
}
