package org.filterscope.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.file.HeadFile;
import org.filterscope.network.file.PooledHead;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Sha256;
import org.filterscope.task.Stop;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.FeatureReader;
import org.filterscope.training.data.Features;
import org.filterscope.training.data.LabelledFolder;
import org.filterscope.training.data.Sample;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.head.HeadSearch;
import org.filterscope.training.head.Probabilities;
import org.filterscope.training.progress.TrainingControl;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;

/**
 * Trains a head in the same way as the built-in one: from all photographs of a folder, with the
 * settings that {@link HeadSearch} chooses. Every fifth photograph of a class is used for
 * validation. Nothing is held out, so the head has to be tested on other photographs.
 */
public final class PooledHeadTraining {

  private static final int VALIDATION = 5;

  /** The head is convex, so nothing is random. */
  private static final long NO_SEED = 0;

  private final Engine engine;
  private final Model model;
  private final PictureReader pictures;
  private final FeatureCache cache;

  /**
   * Trains heads for a model's base.
   *
   * @param model has a {@link PooledHead}, for any classes
   */
  public PooledHeadTraining(
      Engine engine, Model model, PictureReader pictures, FeatureCache cache) {
    this.engine = engine;
    this.model = model;
    this.pictures = pictures;
    this.cache = cache;
  }

  /**
   * Trains on all readable photographs of a folder. A class without any is left out.
   *
   * @param leftOut receives each file that is left out, with the reason, on the calling thread
   * @throws Problem if no photograph can be read
   * @throws org.filterscope.task.Cancelled if cancelled; the features that were computed are kept
   */
  public HeadFile.Head train(
      LabelledFolder folder,
      TrainingListener listener,
      Consumer<SkippedPhotograph> leftOut,
      Cancellation cancellation) {
    Features read = features(folder, listener, leftOut, cancellation);
    int[] found = Arrays.stream(read.labels()).distinct().sorted().toArray();
    if (found.length == 0) {
      throw new Problem("image.none-read", folder.photographs().size());
    }
    List<String> classes = Arrays.stream(found).mapToObj(folder.classes()::get).toList();
    int[] labels =
        Arrays.stream(read.labels()).map(label -> Arrays.binarySearch(found, label)).toArray();
    return train(classes, new Features(read.values(), labels), listener, cancellation);
  }

  private HeadFile.Head train(
      List<String> classes,
      Features features,
      TrainingListener listener,
      Cancellation cancellation) {
    List<Integer> learning = new ArrayList<>();
    List<Integer> validation = new ArrayList<>();
    split(features.labels(), classes.size(), learning, validation);
    Features unseen = features.rows(validation);
    HeadSearch.Chosen chosen =
        new HeadSearch(HeadKind.POOLED, NO_SEED)
            .choose(
                features.rows(learning),
                unseen,
                features,
                classes.size(),
                new TrainingControl(listener, new Stop(), cancellation));
    float[][] probabilities = chosen.judged().probabilities(unseen);
    ObjectNode origin = new ObjectMapper().createObjectNode();
    origin.put("photographs", features.labels().length);
    origin.put("validation", unseen.labels().length);
    origin.put("validationAccuracy", Probabilities.accuracy(probabilities, unseen.labels()));
    origin.put("epochs", chosen.epochs());
    origin.put("rate", HeadSearch.RATE);
    origin.put("decay", chosen.decay());
    return new HeadFile.Head(
        chosen.head().layers().get(0).weights(),
        chosen.head().layers().get(0).bias(),
        classes,
        Probabilities.certainty(probabilities, unseen.labels()),
        PooledHead.maps(model.network()).shape(),
        origin);
  }

  private Features features(
      LabelledFolder folder,
      TrainingListener listener,
      Consumer<SkippedPhotograph> leftOut,
      Cancellation cancellation) {
    folder.leftOut().forEach(left -> leftOut.accept(SkippedPhotograph.of(left)));
    List<FeatureReader.View> views = new ArrayList<>();
    for (LabelledFolder.Photograph photograph : folder.photographs()) {
      cancellation.check();
      try {
        views.add(new FeatureReader.View(sample(photograph), false));
      } catch (Problem e) {
        leftOut.accept(new SkippedPhotograph(photograph.file(), e));
      }
    }
    try (FeatureReader reader =
        new FeatureReader(
            engine,
            HeadKind.POOLED.onBaseOf(model.network()).build(),
            Optional.empty(),
            model,
            pictures,
            cache)) {
      return reader.read(
          views,
          listener.during(TrainingStep.READING_FEATURES),
          cancellation,
          (view, reason) -> leftOut.accept(new SkippedPhotograph(view.sample().file(), reason)));
    }
  }

  private Sample sample(LabelledFolder.Photograph photograph) {
    Path file = photograph.file();
    try {
      return new Sample(file, file.toString(), photograph.label(), Sha256.of(file), 0);
    } catch (IOException e) {
      // The picture reader has the message for it.
      pictures.read(file);
      throw new Problem(e, "image.unreadable", file, String.valueOf(e.getMessage()));
    }
  }

  private static void split(
      int[] labels, int classes, List<Integer> learning, List<Integer> validation) {
    int[] seen = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      boolean isKept = seen[labels[i]]++ % VALIDATION == VALIDATION - 1;
      (isKept ? validation : learning).add(i);
    }
  }
}
