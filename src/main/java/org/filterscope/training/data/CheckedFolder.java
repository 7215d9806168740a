package org.filterscope.training.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Preparation;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.patches.store.DifferenceHash;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.task.Sha256;

/**
 * A folder with a sub-folder for each class, checked before training.
 *
 * @param classes the remaining classes, in alphabetical order
 * @param samples the photographs that are used, class by class
 * @param findings what was found and what was done about it
 * @param unread files that cannot be read, and why
 */
public record CheckedFolder(
    List<String> classes,
    List<Sample> samples,
    List<Finding> findings,
    List<SkippedPhotograph> unread) {

  /** A class with fewer photographs cannot be split into three parts. */
  public static final int FEWEST = 5;

  /** With fewer photographs in a class, a single one changes the result by several points. */
  private static final int FEW = 20;

  private static final int UNBALANCED = 5;

  /** Copies the lists. */
  public CheckedFolder {
    classes = List.copyOf(classes);
    samples = List.copyOf(samples);
    findings = List.copyOf(findings);
    unread = List.copyOf(unread);
  }

  /**
   * Reads every photograph once.
   *
   * @param cache the photographs that were read before
   * @throws Problem if fewer than two classes are left
   * @throws org.filterscope.task.Cancelled if cancelled, between photographs
   */
  public static CheckedFolder of(
      Path folder,
      PictureReader pictures,
      Preparation preparation,
      FeatureCache cache,
      Progress progress,
      Cancellation cancellation) {
    LabelledFolder labelled = LabelledFolder.of(folder);
    List<SkippedPhotograph> unread = new ArrayList<>();
    Reading reading = new Reading(folder, pictures, preparation, cache);
    List<Sample> samples = reading.samples(labelled, unread, progress, cancellation);
    return new Check(folder, labelled.classes(), unread).check(samples);
  }

  /** Reads a folder to test on, with the classes of another one. Only duplicates are left out. */
  public static List<Sample> heldOut(
      Path folder,
      List<String> classes,
      PictureReader pictures,
      Preparation preparation,
      FeatureCache cache,
      List<SkippedPhotograph> unread,
      Progress progress,
      Cancellation cancellation) {
    LabelledFolder labelled = LabelledFolder.of(folder);
    ClassNames names = new ClassNames(classes);
    List<Sample> samples = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Reading reading = new Reading(folder, pictures, preparation, cache);
    for (Sample sample : reading.samples(labelled, unread, progress, cancellation)) {
      OptionalInt label = names.find(labelled.classes().get(sample.label()));
      if (label.isPresent() && seen.add(sample.fingerprint())) {
        samples.add(sample.withLabel(label.getAsInt()));
      }
    }
    if (samples.isEmpty()) {
      throw new Problem("training.nothing-held-out", folder);
    }
    return samples;
  }

  /**
   * Reads one photograph.
   *
   * @param folder that its name is relative to
   * @throws Problem if it cannot be read
   */
  public static Sample sample(
      Path folder,
      LabelledFolder.Photograph photograph,
      PictureReader pictures,
      Preparation preparation,
      FeatureCache cache) {
    return new Reading(folder, pictures, preparation, cache).sample(photograph);
  }

  /** Whether a cache knows what {@link #sample} has to decode a photograph for. */
  public static boolean isKnown(String fingerprint, Preparation preparation, FeatureCache cache) {
    return cache.has(fingerprint, likeness(preparation));
  }

  private static String likeness(Preparation preparation) {
    return "likeness " + preparation.fingerprintOfSquare();
  }

  /** Reads the fingerprints of photographs. */
  private record Reading(
      Path folder, PictureReader pictures, Preparation preparation, FeatureCache cache) {

    List<Sample> samples(
        LabelledFolder labelled,
        List<SkippedPhotograph> unread,
        Progress progress,
        Cancellation cancellation) {
      labelled.leftOut().forEach(left -> unread.add(SkippedPhotograph.of(left)));
      List<Sample> samples = new ArrayList<>();
      int done = 0;
      for (LabelledFolder.Photograph photograph : labelled.photographs()) {
        cancellation.check();
        progress.report(done++, labelled.photographs().size(), photograph.file().toString());
        try {
          samples.add(sample(photograph));
        } catch (Problem e) {
          unread.add(new SkippedPhotograph(photograph.file(), e));
        }
      }
      return samples;
    }

    private Sample sample(LabelledFolder.Photograph photograph) {
      Path file = photograph.file();
      String fingerprint;
      try {
        fingerprint = Sha256.of(file);
      } catch (IOException e) {
        // The picture reader has the message for it.
        pictures.read(file);
        throw new Problem(e, "image.unreadable", file, String.valueOf(e.getMessage()));
      }
      long likeness =
          cache.findBits(
              fingerprint,
              likeness(preparation),
              () -> DifferenceHash.of(preparation.framed(pictures, file).pixels()));
      String name = folder.relativize(file).toString().replace('\\', '/');
      return new Sample(file, name, photograph.label(), fingerprint, likeness);
    }
  }

  /** The number of photographs in each class. */
  public int[] counts() {
    int[] counts = new int[classes.size()];
    samples.forEach(sample -> counts[sample.label()]++);
    return counts;
  }

  /** One check of a folder. */
  private static final class Check {
    private final Path folder;
    private final List<String> classes;
    private final List<SkippedPhotograph> unread;
    private final List<Finding> findings = new ArrayList<>();

    Check(Path folder, List<String> classes, List<SkippedPhotograph> unread) {
      this.folder = folder;
      this.classes = classes;
      this.unread = unread;
    }

    CheckedFolder check(List<Sample> samples) {
      find(
          Finding.Kind.UNREADABLE,
          unread.stream().map(skipped -> skipped.file().toString()).toList());
      List<Sample> single = once(samples);
      Map<Integer, Integer> places = new LinkedHashMap<>();
      int[] counts = new int[classes.size()];
      single.forEach(sample -> counts[sample.label()]++);
      List<String> tooFew = new ArrayList<>();
      List<String> few = new ArrayList<>();
      for (int label = 0; label < counts.length; label++) {
        if (counts[label] < FEWEST) {
          tooFew.add(classes.get(label));
        } else {
          places.put(label, places.size());
          if (counts[label] < FEW) {
            few.add(classes.get(label));
          }
        }
      }
      if (places.size() < 2) {
        throw new Problem("training.too-few-classes", folder, places.size(), FEWEST);
      }
      find(Finding.Kind.TOO_FEW, tooFew);
      find(Finding.Kind.FEW, few);
      List<Integer> kept = List.copyOf(places.keySet());
      balance(kept, counts);
      List<Sample> left =
          single.stream()
              .filter(sample -> places.containsKey(sample.label()))
              .map(sample -> sample.withLabel(places.getOrDefault(sample.label(), 0)))
              .toList();
      alike(left);
      return new CheckedFolder(kept.stream().map(classes::get).toList(), left, findings, unread);
    }

    /** Keeps each file once, and none that is in two classes. */
    private List<Sample> once(List<Sample> samples) {
      Map<String, Set<Integer>> labels = new HashMap<>();
      for (Sample sample : samples) {
        labels.computeIfAbsent(sample.fingerprint(), unseen -> new HashSet<>()).add(sample.label());
      }
      List<Sample> single = new ArrayList<>();
      List<String> copies = new ArrayList<>();
      List<String> contradicting = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      for (Sample sample : samples) {
        if (labels.getOrDefault(sample.fingerprint(), Set.of()).size() > 1) {
          contradicting.add(sample.name());
        } else if (seen.add(sample.fingerprint())) {
          single.add(sample);
        } else {
          copies.add(sample.name());
        }
      }
      find(Finding.Kind.IN_TWO_CLASSES, contradicting);
      find(Finding.Kind.COPIED, copies);
      return single;
    }

    private void balance(List<Integer> kept, int[] counts) {
      int[] sorted = kept.stream().mapToInt(label -> counts[label]).sorted().toArray();
      int largest = sorted[sorted.length - 1];
      if (largest >= UNBALANCED * sorted[0]) {
        List<String> ends = new ArrayList<>();
        for (int label : kept) {
          if (counts[label] == sorted[0] || counts[label] == largest) {
            ends.add(classes.get(label) + " (" + counts[label] + ")");
          }
        }
        find(Finding.Kind.UNBALANCED, ends);
      }
    }

    private void alike(List<Sample> samples) {
      int[] groups = NearDuplicates.of(samples);
      List<String> within = new ArrayList<>();
      List<String> across = new ArrayList<>();
      boolean[] isMixed = NearDuplicates.mixed(samples, groups);
      int[] sizes = new int[samples.size()];
      Arrays.stream(groups).forEach(group -> sizes[group]++);
      for (int i = 0; i < groups.length; i++) {
        if (sizes[groups[i]] > 1) {
          (isMixed[groups[i]] ? across : within).add(samples.get(i).name());
        }
      }
      find(Finding.Kind.NEARLY_THE_SAME, within);
      find(Finding.Kind.ALIKE_IN_TWO_CLASSES, across);
    }

    private void find(Finding.Kind kind, List<String> names) {
      if (!names.isEmpty()) {
        findings.add(Finding.of(kind, names));
      }
    }
  }
}
