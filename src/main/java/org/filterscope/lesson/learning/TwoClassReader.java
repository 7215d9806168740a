package org.filterscope.lesson.learning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Sha256;
import org.filterscope.training.data.CheckedFolder;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.Features;
import org.filterscope.training.data.LabelledFolder;
import org.filterscope.training.data.Sample;
import org.filterscope.training.head.Shuffled;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;

/** Reads two classes of a folder as points. Call it on any thread except the engine's. */
public final class TwoClassReader {

  private final Engine engine;
  private final Model model;
  private final PictureReader pictures;
  private final FeatureCache cache;

  /** Creates a reader for the features of a model. */
  public TwoClassReader(Engine engine, Model model, PictureReader pictures, FeatureCache cache) {
    this.engine = engine;
    this.model = model;
    this.pictures = pictures;
    this.cache = cache;
  }

  /**
   * Reads photographs of a folder's first two classes.
   *
   * @param most maximum number of photographs per class
   * @param seed seed for the choice of photographs
   * @throws Problem if the folder does not have two classes with photographs
   * @throws org.filterscope.task.Cancelled if cancelled; the features that were computed are kept
   */
  public TwoClassFolder read(
      Path folder, int most, long seed, TrainingListener listener, Cancellation cancellation) {
    CheckedFolder checked =
        CheckedFolder.of(
            folder,
            pictures,
            model.preparation(),
            cache,
            listener.during(TrainingStep.CHECKING_FOLDER),
            cancellation);
    return read(
        checked.classes().subList(0, 2),
        choose(checked.samples(), most, seed),
        listener,
        cancellation);
  }

  /**
   * Reads photographs of two classes that need no check, such as those that come with the app.
   *
   * @throws Problem if one of them cannot be read
   * @throws org.filterscope.task.Cancelled if cancelled; the features that were computed are kept
   */
  public TwoClassFolder read(
      LabelledFolder photographs, TrainingListener listener, Cancellation cancellation) {
    List<Sample> samples = new ArrayList<>();
    for (LabelledFolder.Photograph photograph : photographs.photographs()) {
      Path file = photograph.file();
      String name = String.valueOf(file.getFileName());
      samples.add(new Sample(file, name, photograph.label(), fingerprint(file), 0));
    }
    return read(photographs.classes(), samples, listener, cancellation);
  }

  private TwoClassFolder read(
      List<String> classes,
      List<Sample> chosen,
      TrainingListener listener,
      Cancellation cancellation) {
    PooledFeatures pooled = new PooledFeatures(engine, model, pictures, cache);
    Features features =
        pooled.read(chosen, listener.during(TrainingStep.READING_FEATURES), cancellation);
    FeaturePair axes = FeaturePair.mostSeparating(features.values(), features.labels());
    return new TwoClassFolder(
        classes,
        chosen.stream().map(Sample::file).toList(),
        axes,
        pooled.origin(axes.first()),
        pooled.origin(axes.second()));
  }

  private static String fingerprint(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new Problem(e, "image.unreadable", file, String.valueOf(e.getMessage()));
    }
  }

  private static List<Sample> choose(List<Sample> samples, int most, long seed) {
    int[] counts = new int[2];
    List<Sample> chosen = new ArrayList<>();
    for (int place : Shuffled.places(samples.size(), seed, 0)) {
      Sample sample = samples.get(place);
      if (sample.label() < 2 && counts[sample.label()] < most) {
        counts[sample.label()]++;
        chosen.add(sample);
      }
    }
    return chosen;
  }
}
