package org.filterscope.experiment.accuracy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.task.Sha256;
import org.filterscope.training.data.ClassNames;
import org.filterscope.training.data.LabelledFolder;
import org.filterscope.training.data.Sample;
import org.filterscope.training.head.Shuffled;

/**
 * The photographs of some classes of a folder, each content once.
 *
 * @param classes their names
 * @param byClass the photographs of each class, in an order that only the seed decides
 */
public record ClassPhotographs(List<String> classes, List<List<Sample>> byClass) {

  /** Copies the lists. */
  public ClassPhotographs {
    classes = List.copyOf(classes);
    byClass = byClass.stream().map(List::copyOf).toList();
  }

  /**
   * Reads the files of a folder.
   *
   * @param most how many classes at most, spread evenly over the alphabet
   * @throws Problem if the folder has fewer than two classes
   */
  public static ClassPhotographs of(
      Path folder, int most, long seed, Progress progress, Cancellation cancellation) {
    LabelledFolder all = LabelledFolder.of(folder);
    int count = Math.min(most, all.classes().size());
    List<String> classes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      classes.add(all.classes().get((int) ((long) i * all.classes().size() / count)));
    }
    if (classes.size() < 2) {
      throw new Problem("experiment.one-class", folder);
    }
    return named(folder, classes, seed, progress, cancellation);
  }

  /**
   * Reads the files of the classes that a folder shares with another one.
   *
   * @throws Problem if it has none of them
   */
  static ClassPhotographs named(
      Path folder, List<String> classes, long seed, Progress progress, Cancellation cancellation) {
    LabelledFolder all = LabelledFolder.of(folder);
    ClassNames names = new ClassNames(classes);
    List<List<Sample>> byClass = new ArrayList<>();
    classes.forEach(name -> byClass.add(new ArrayList<>()));
    Set<String> seen = new HashSet<>();
    List<LabelledFolder.Photograph> photographs = all.photographs();
    for (int i = 0; i < photographs.size(); i++) {
      cancellation.check();
      progress.report(i, photographs.size(), photographs.get(i).file().toString());
      OptionalInt label = names.find(all.classes().get(photographs.get(i).label()));
      if (label.isPresent()) {
        Sample sample = sample(folder, photographs.get(i).file(), label.getAsInt());
        if (seen.add(sample.fingerprint())) {
          byClass.get(label.getAsInt()).add(sample);
        }
      }
    }
    if (seen.isEmpty()) {
      throw new Problem("training.nothing-held-out", folder);
    }
    return new ClassPhotographs(
        classes, byClass.stream().map(samples -> shuffled(samples, seed)).toList());
  }

  private static Sample sample(Path folder, Path file, int label) {
    try {
      String name = folder.relativize(file).toString().replace('\\', '/');
      return new Sample(file, name, label, Sha256.of(file), 0);
    } catch (IOException e) {
      throw new Problem(e, "image.unreadable", file, String.valueOf(e.getMessage()));
    }
  }

  /** The same classes in another order of photographs. */
  ClassPhotographs shuffled(long seed) {
    return new ClassPhotographs(
        classes, byClass.stream().map(samples -> shuffled(samples, seed)).toList());
  }

  /** How many photographs the smallest class has. */
  public int fewest() {
    return byClass.stream().mapToInt(List::size).min().orElse(0);
  }

  private static List<Sample> shuffled(List<Sample> samples, long seed) {
    return Shuffled.places(samples.size(), seed, 0).stream().map(samples::get).toList();
  }
}
