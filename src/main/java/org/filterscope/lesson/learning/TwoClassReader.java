package org.filterscope.lesson.learning;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.training.data.CheckedFolder;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.Features;
import org.filterscope.training.data.Sample;
import org.filterscope.training.head.Shuffled;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;

/** Reads two classes of a folder as dots. May be called on any thread but the engine's. */
public final class TwoClassReader {

  private final Engine engine;
  private final Model model;
  private final PictureReader pictures;
  private final FeatureCache cache;

  /** Reads features of a model. */
  public TwoClassReader(Engine engine, Model model, PictureReader pictures, FeatureCache cache) {
    this.engine = engine;
    this.model = model;
    this.pictures = pictures;
    this.cache = cache;
  }

  /**
   * Reads photographs of a folder's first two classes.
   *
   * @param most of each class
   * @param seed which of them
   * @throws org.filterscope.task.Problem if the folder has not two classes with photographs
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
    List<Sample> chosen = choose(checked.samples(), most, seed);
    PooledFeatures pooled = new PooledFeatures(engine, model, pictures, cache);
    Features features =
        pooled.read(chosen, listener.during(TrainingStep.READING_FEATURES), cancellation);
    FeaturePair axes = FeaturePair.mostSeparating(features.values(), features.labels());
    return new TwoClassFolder(
        checked.classes().subList(0, 2),
        chosen.stream().map(Sample::file).toList(),
        axes,
        pooled.origin(axes.first()),
        pooled.origin(axes.second()));
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
