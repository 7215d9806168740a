package org.filterscope.experiment.invariance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.filterscope.experiment.vector.LayerVectors;
import org.filterscope.experiment.vector.VectorReader;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.filterscope.training.data.ClassNames;

/**
 * Moves, enlarges and turns photographs, and measures how far the features of layers go from those
 * of the untouched photograph, and what becomes of the class (Zeiler and Fergus 2013, figure 5).
 *
 * @param reader runs the model; its layers are the measured ones
 * @param steps amounts of each change between the least and the largest
 */
public record Invariance(VectorReader reader, Steps steps) {

  /** How many steps each change is made in. */
  public record Steps(int translation, int scale, int rotation) {

    /** Every 10 pixels, every tenth, every 10 degrees. */
    public static final Steps USUAL = new Steps(12, 8, 35);

    /** The amounts of a change. */
    List<Double> amounts(Change change) {
      return change.amounts(
          switch (change) {
            case TRANSLATION -> translation;
            case SCALE -> scale;
            case ROTATION -> rotation;
          });
    }

    /** How many inputs that is for one photograph, the untouched one included. */
    int inputs() {
      int inputs = 1;
      for (Change change : Change.values()) {
        inputs += amounts(change).size();
      }
      return inputs;
    }
  }

  /** Where the class that is watched comes from. */
  public enum ClassSource {
    /** Somebody named it. */
    GIVEN,
    /** The folder that the photograph is in has its name. */
    FOLDER,
    /** The model finds it likeliest in the untouched photograph. */
    ANSWER
  }

  /**
   * One value of each curve.
   *
   * @param distances a distance for each layer, from 0 to the square root of two or to 2
   * @param probability of the watched class
   */
  public record Measured(Change change, double amount, double[] distances, double probability) {}

  /**
   * The curves of one photograph.
   *
   * @param label the class that is watched, as an index into the output
   */
  public record Curves(Path image, int label, ClassSource source, List<Measured> values) {

    /** Copies the list. */
    public Curves {
      values = List.copyOf(values);
    }
  }

  /**
   * Measures photographs.
   *
   * @param target the class to watch; empty for that of the folder, or the likeliest
   * @throws org.filterscope.task.Problem if a photograph cannot be read
   * @throws org.filterscope.task.Cancelled if cancelled, between layers
   */
  public InvarianceReport measure(
      List<Path> images,
      PictureReader pictures,
      OptionalInt target,
      Progress progress,
      Cancellation cancellation) {
    int each = steps.inputs();
    long all = (long) each * images.size();
    List<Curves> curves = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      Path image = images.get(i);
      Progress ofOne = counting((long) each * i, all, progress);
      curves.add(measure(image, pictures.read(image), target, ofOne, cancellation));
    }
    progress.report(all, all, "");
    return new InvarianceReport(
        reader.model().labels(),
        reader.layers().stream().map(layer -> layer.name()).toList(),
        curves);
  }

  private static Progress counting(long before, long all, Progress progress) {
    return (done, total, what) -> progress.report(before + done, all, what);
  }

  private Curves measure(
      Path image,
      Picture picture,
      OptionalInt target,
      Progress progress,
      Cancellation cancellation) {
    ChangedView view = new ChangedView(picture, reader.model().preparation());
    progress.report(0, steps.inputs(), image.toString());
    LayerVectors untouched = reader.read(view.input(Change.TRANSLATION, 0), cancellation);
    ClassSource source = ClassSource.GIVEN;
    OptionalInt label = target;
    if (label.isEmpty()) {
      source = ClassSource.FOLDER;
      label = ofFolder(image, reader.model());
    }
    if (label.isEmpty()) {
      source = ClassSource.ANSWER;
      label = OptionalInt.of(likeliest(untouched.probabilities()));
    }
    List<Measured> values = new ArrayList<>();
    for (Change change : Change.values()) {
      for (double amount : steps.amounts(change)) {
        progress.report(values.size() + 1L, steps.inputs(), image.toString());
        LayerVectors changed =
            amount == change.untouched()
                ? untouched
                : reader.read(view.input(change, amount), cancellation);
        values.add(
            new Measured(
                change,
                amount,
                distances(untouched, changed),
                changed.probabilities()[label.getAsInt()]));
      }
    }
    return new Curves(image, label.getAsInt(), source, values);
  }

  private static double[] distances(LayerVectors one, LayerVectors other) {
    double[] distances = new double[one.layers().size()];
    Arrays.setAll(
        distances, i -> LayerVectors.distance(one.layers().get(i), other.layers().get(i)));
    return distances;
  }

  private static OptionalInt ofFolder(Path image, Model model) {
    Path folder = image.toAbsolutePath().getParent();
    return folder == null || folder.getFileName() == null
        ? OptionalInt.empty()
        : new ClassNames(model.labels()).find(folder.getFileName().toString());
  }

  private static int likeliest(float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }
}
