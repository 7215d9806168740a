package org.filterscope.training;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.filterscope.image.PictureReader;
import org.filterscope.network.FreeMemory;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.file.ModelFile;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.task.Sha256;
import org.filterscope.task.Stop;
import org.filterscope.training.block.BlockTraining;
import org.filterscope.training.block.LastBlock;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.CheckedFolder;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.FeatureReader;
import org.filterscope.training.data.Features;
import org.filterscope.training.data.Sample;
import org.filterscope.training.head.HeadKind;
import org.filterscope.training.head.HeadSearch;
import org.filterscope.training.head.Probabilities;
import org.filterscope.training.progress.TrainingControl;
import org.filterscope.training.progress.TrainingListener;
import org.filterscope.training.progress.TrainingStep;
import org.filterscope.training.report.Calibration;
import org.filterscope.training.report.Evaluation;
import org.filterscope.training.report.FineTunedModel;
import org.filterscope.training.report.KernelChange;
import org.filterscope.training.report.Prediction;

/**
 * Fine-tunes the last layers of a model, and its last block if asked, on a folder of photographs.
 *
 * <p>The photographs have three parts. The head learns from the training part. Validation alone
 * decides settings, when to stop, temperature and threshold. The held-out part is classified once,
 * at the end. May be called on any thread except the engine's.
 */
public final class FineTuning {

  private final Engine engine;
  private final Model model;
  private final PictureReader pictures;
  private final FeatureCache cache;

  /** Fine-tunes a model. */
  public FineTuning(Engine engine, Model model, PictureReader pictures, FeatureCache cache) {
    this.engine = engine;
    this.model = model;
    this.pictures = pictures;
    this.cache = cache;
  }

  /**
   * What to train.
   *
   * @param folder a sub-folder a class
   * @param heldOutFolder photographs of the same classes to test on at the end; empty to hold out a
   *     share of the folder
   * @param heldOut that share, above 0 and below 1
   * @param flips whether the head also learns from the mirror image of each photograph; validation
   *     and held-out photographs are not mirrored
   * @param seed the seed of the split and of everything random
   */
  public record Task(
      Path folder,
      Optional<Path> heldOutFolder,
      double heldOut,
      HeadKind head,
      UnfrozenLayers unfreeze,
      boolean flips,
      long seed) {}

  /**
   * Trains. If an earlier call was interrupted, it continues from the features and the epochs of a
   * block that were completed, and gives the same result.
   *
   * @param stop ends training early; the best model so far is then tested on the held-out
   *     photographs; before there is one, it cancels
   * @param cancellation ends training without a result; what was computed is kept
   * @throws Problem if the folder cannot be learned from
   * @throws org.filterscope.task.Cancelled if cancelled, or stopped before the head was trained
   */
  public FineTunedModel train(
      Task task, TrainingListener listener, Stop stop, Cancellation cancellation) {
    Cancellation beforeTraining = cancellation.or(stop);
    CheckedFolder folder =
        CheckedFolder.of(
            task.folder(),
            pictures,
            model.preparation(),
            cache,
            listener.during(TrainingStep.CHECKING_FOLDER),
            beforeTraining);
    FolderSplit parts =
        FolderSplit.of(
            task,
            folder,
            pictures,
            model.preparation(),
            cache,
            listener.during(TrainingStep.CHECKING_HELD_OUT_FOLDER),
            beforeTraining);
    return new Run(task, folder, parts, new TrainingControl(listener, stop, cancellation))
        .train(beforeTraining);
  }

  /** One fine-tuning, once the photographs are split. */
  private final class Run {
    private final Task task;
    private final CheckedFolder folder;
    private final FolderSplit parts;
    private final TrainingControl control;
    private final List<FeatureReader.View> learning;
    private final List<FeatureReader.View> validation;
    private final List<FeatureReader.View> heldOut;

    Run(Task task, CheckedFolder folder, FolderSplit parts, TrainingControl control) {
      this.task = task;
      this.folder = folder;
      this.parts = parts;
      this.control = control;
      this.learning = learningViews(parts, task.flips());
      this.validation = views(parts.validation(), false);
      this.heldOut = views(parts.heldOut(), false);
    }

    FineTunedModel train(Cancellation beforeTraining) {
      Optional<LastBlock> block =
          LastBlock.of(task.unfreeze(), task.head(), model.network(), model.name());
      Network base = task.head().onBaseOf(model.network()).build();
      ModelFile.requireWritable(base);
      try (FeatureReader reader =
          new FeatureReader(engine, base, block.map(LastBlock::below), model, pictures, cache)) {
        long start = System.nanoTime();
        Features features = read(reader, beforeTraining);
        double featureSeconds = (System.nanoTime() - start) * 1e-9;
        start = System.nanoTime();
        Learned learned = head(features);
        if (block.isPresent() && !control.isStopped()) {
          learned = block(block.get(), learned, reader);
        }
        double trainingSeconds = (System.nanoTime() - start) * 1e-9;
        return tuned(learned, featureSeconds, trainingSeconds);
      }
    }

    private Features read(FeatureReader reader, Cancellation beforeTraining) {
      List<FeatureReader.View> all = new ArrayList<>(learning);
      all.addAll(validation);
      all.addAll(heldOut);
      requireRoom(all.size(), reader.length());
      return reader.read(all, passes(reader.passesBefore(all)), beforeTraining);
    }

    /** Only forward passes take time, so only they count; without any, there is no step. */
    private Progress passes(int[] before) {
      TrainingListener listener = control.listener();
      int views = before.length - 1;
      int total = before[views];
      listener.remains(TrainingStep.READING_FEATURES, (double) total / views);
      return total == 0
          ? Progress.NONE
          : (done, all, file) ->
              listener.step(TrainingStep.READING_FEATURES, before[(int) done], total, file);
    }

    /** If it does not fit into memory, say so before hours are spent. */
    private void requireRoom(long rows, long length) {
      long needed = rows * length * Float.BYTES;
      if (!FreeMemory.hasRoom(0, needed)) {
        throw new Problem("training.too-large", rows, needed >> 20, task.folder());
      }
    }

    private Learned head(Features features) {
      int heldOutStart = learning.size() + validation.size();
      int end = heldOutStart + heldOut.size();
      HeadSearch.Found found =
          new HeadSearch(task.head(), task.seed())
              .find(
                  features.rows(range(0, learning.size())),
                  features.rows(range(learning.size(), heldOutStart)),
                  folder.classes().size(),
                  control);
      return new Learned(found, model.network(), features.rows(range(heldOutStart, end)), 0);
    }

    /** Also trains the block, and keeps that if validation is better. */
    private Learned block(LastBlock block, Learned before, FeatureReader reader) {
      HeadSearch.Found start = before.found;
      BlockTraining.Trained trained =
          new BlockTraining(engine, reader, checkpoint(), task.seed())
              .train(
                  block.with(task.head(), start.judged()), learning, validation, heldOut, control);
      if (trained.epochs() == 0) {
        return before;
      }
      HeadSearch.Found found =
          HeadSearch.found(
              trained.head(), trained.head(), trained.validation(), start.decay(), start.epochs());
      return new Learned(
          found, model.network().with(trained.layers()), trained.heldOut(), trained.epochs());
    }

    /** A file for this training only. */
    private Path checkpoint() {
      StringBuilder all = new StringBuilder(model.checksum());
      all.append(' ').append(task.head()).append(' ').append(task.unfreeze());
      all.append(' ').append(task.flips()).append(' ').append(task.seed());
      all.append(' ').append(BlockTraining.SETTINGS);
      for (List<Sample> part : List.of(parts.learning(), parts.validation())) {
        all.append('\n');
        part.forEach(sample -> all.append(sample.fingerprint()).append(sample.label()).append(' '));
      }
      String key = Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
      return cache.file().resolveSibling("training-" + key + ".checkpoint");
    }

    private FineTunedModel tuned(Learned learned, double featureSeconds, double trainingSeconds) {
      HeadSearch.Found found = learned.found;
      List<Prediction> answers =
          answers(parts.heldOut(), found.head().probabilities(learned.heldOut));
      control.listener().step(TrainingStep.EVALUATING, heldOut.size(), heldOut.size(), "");
      return new FineTunedModel(
          new FineTunedModel.Learned(
              found.head().on(task.head().onBaseOf(learned.base)),
              model.preparation(),
              folder.classes(),
              found.certainty(),
              found.temperature(),
              KernelChange.of(model.network(), learned.base)),
          new FineTunedModel.Photographs(
              new FineTunedModel.SplitNames(
                  names(parts.learning()),
                  names(parts.validation()),
                  names(parts.heldOut()),
                  marks(parts)),
              parts.findings(),
              parts.unread()),
          new FineTunedModel.Measured(
              found.validationAccuracy(),
              new Evaluation(folder.classes(), answers),
              Calibration.of(answers)),
          settings(learned),
          new FineTunedModel.Durations(featureSeconds, trainingSeconds));
    }

    private FineTunedModel.Settings settings(Learned learned) {
      return new FineTunedModel.Settings(
          model.checksum(),
          task.head(),
          task.unfreeze(),
          task.flips(),
          task.seed(),
          learned.found.decay(),
          learned.found.epochs(),
          learned.blockEpochs,
          control.isStopped());
    }
  }

  /**
   * What training led to.
   *
   * @param base a network whose base has the weights to go with the head
   * @param heldOut the features of the held-out photographs
   * @param blockEpochs the epochs after which the block was best; 0 if it stays as it was
   */
  private record Learned(HeadSearch.Found found, Network base, Features heldOut, int blockEpochs) {}

  private static List<FeatureReader.View> learningViews(FolderSplit parts, boolean flips) {
    List<FeatureReader.View> views = new ArrayList<>(views(parts.learning(), false));
    if (flips) {
      views.addAll(views(parts.learning(), true));
    }
    return views;
  }

  private static List<FeatureReader.View> views(List<Sample> samples, boolean isMirrored) {
    return samples.stream().map(sample -> new FeatureReader.View(sample, isMirrored)).toList();
  }

  private static List<Prediction> answers(List<Sample> samples, float[][] probabilities) {
    List<Prediction> answers = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      int answer = Probabilities.likeliest(probabilities[i]);
      Sample sample = samples.get(i);
      answers.add(new Prediction(sample.file(), sample.label(), answer, probabilities[i][answer]));
    }
    return answers;
  }

  private static List<Integer> range(int start, int end) {
    return IntStream.range(start, end).boxed().toList();
  }

  private static List<String> names(List<Sample> samples) {
    return samples.stream().map(Sample::name).toList();
  }

  private static List<String> marks(FolderSplit parts) {
    return Stream.concat(parts.learning().stream(), parts.validation().stream())
        .map(sample -> Sample.mark(sample.fingerprint()))
        .toList();
  }
}
