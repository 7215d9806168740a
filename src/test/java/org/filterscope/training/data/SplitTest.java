package org.filterscope.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitTest {

  @Test
  void eachClassIsSplitAlike() {
    List<Sample> samples = samples(3, 100, 1);
    Split split = Split.of(samples, 0.2, 1);
    for (int label = 0; label < 3; label++) {
      Map<Split.Part, Integer> counts = new HashMap<>();
      for (int i = 0; i < samples.size(); i++) {
        if (samples.get(i).label() == label) {
          counts.merge(split.parts().get(i), 1, Integer::sum);
        }
      }
      assertThat(counts)
          .containsEntry(Split.Part.HELD_OUT, 20)
          .containsEntry(Split.Part.VALIDATION, 16)
          .containsEntry(Split.Part.TRAINING, 64);
    }
  }

  @Test
  void nearlyTheSamePhotographsAreNeverOnTwoSides() {
    for (int seed = 0; seed < 50; seed++) {
      List<Sample> samples = samples(2, 60, 4);
      Split split = Split.of(samples, 0.3, seed);
      Map<Long, Set<Split.Part>> sides = new HashMap<>();
      for (int i = 0; i < samples.size(); i++) {
        sides
            .computeIfAbsent(samples.get(i).likeness(), unseen -> new HashSet<>())
            .add(split.parts().get(i));
      }
      assertThat(sides.values()).allMatch(parts -> parts.size() == 1);
      assertThat(split.places(Split.Part.HELD_OUT).size() / 120.0).isCloseTo(0.3, within(0.06));
    }
  }

  @Test
  void aPhotographAlikeInTwoClassesIsNeverAskedAbout() {
    List<Sample> samples = new ArrayList<>(samples(2, 20, 1));
    long shared = samples.get(0).likeness();
    samples.add(new Sample(Path.of("b/twin.jpg"), "b/twin.jpg", 1, "twin", shared ^ 1));
    for (int seed = 0; seed < 30; seed++) {
      Split split = Split.of(samples, 0.5, seed);
      assertThat(split.parts().get(0)).isEqualTo(Split.Part.TRAINING);
      assertThat(split.parts().get(40)).isEqualTo(Split.Part.TRAINING);
    }
  }

  @Test
  void theOrderOfFilesChangesNothing() {
    List<Sample> samples = samples(2, 50, 1);
    List<Sample> mixed = new ArrayList<>(samples);
    Collections.shuffle(mixed, new Random(3));
    assertThat(names(mixed, Split.of(mixed, 0.2, 7)))
        .isEqualTo(names(samples, Split.of(samples, 0.2, 7)));
  }

  @Test
  void anotherSeedHoldsOutOthers() {
    List<Sample> samples = samples(2, 50, 1);
    assertThat(names(samples, Split.of(samples, 0.2, 1)))
        .isNotEqualTo(names(samples, Split.of(samples, 0.2, 2)));
  }

  @Test
  void ofFivePhotographsEachPartGetsOne() {
    Split split = Split.of(samples(2, 5, 1), 0.2, 1);
    assertThat(split.places(Split.Part.HELD_OUT)).hasSize(2);
    assertThat(split.places(Split.Part.VALIDATION)).hasSize(2);
    assertThat(split.places(Split.Part.TRAINING)).hasSize(6);
  }

  @Test
  void hundredsOfSmallClassesAllHaveThreeParts() {
    int classes = 300;
    List<Sample> samples = samples(classes, 5, 1);
    Split split = Split.of(samples, 0.2, 1);
    for (Split.Part part : Split.Part.values()) {
      Set<Integer> there = new HashSet<>();
      split.places(part).forEach(place -> there.add(samples.get(place).label()));
      assertThat(there).hasSize(classes);
    }
  }

  private static Set<String> names(List<Sample> samples, Split split) {
    Set<String> names = new HashSet<>();
    split.places(Split.Part.HELD_OUT).forEach(place -> names.add(samples.get(place).name()));
    return names;
  }

  /** Photographs of which so many in a row are the same but for their name. */
  private static List<Sample> samples(int classes, int each, int alike) {
    List<Sample> samples = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      Random random = new Random(100 + label);
      long likeness = 0;
      for (int i = 0; i < each; i++) {
        likeness = i % alike == 0 ? random.nextLong() : likeness;
        String name = label + "/" + i + ".jpg";
        samples.add(new Sample(Path.of(name), name, label, name, likeness));
      }
    }
    return samples;
  }
}
