package org.filterscope.training;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.patches.build.SkippedPhotograph;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.training.block.LastBlock;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.data.CheckedFolder;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.FeatureReader;
import org.filterscope.training.data.LabelledFolder;
import org.filterscope.training.data.Sample;
import org.filterscope.training.head.HeadKind;

/**
 * The features that {@link FineTuning} starts from, computed ahead and kept in a cache. May be used
 * on any thread except the engine's.
 */
public final class FolderFeatures implements AutoCloseable {

  private final Model model;
  private final PictureReader pictures;
  private final FeatureCache cache;
  private final Wanted wanted;
  private final FeatureReader reader;

  /**
   * Which features.
   *
   * @param head the head that is to be trained
   * @param unfreeze what else is to be trained
   * @param flips whether the mirror images are wanted as well
   */
  public record Wanted(HeadKind head, UnfrozenLayers unfreeze, boolean flips)
      implements Serializable {}

  /** Computes features elsewhere and brings them here. */
  @FunctionalInterface
  public interface Computing {

    /**
     * Computes the features that the cache does not have.
     *
     * @param features says which, and keeps them
     * @param files the photographs
     * @param skipped receives files that cannot be read
     * @return the number of photographs that were computed; copies count once
     * @throws Problem if it cannot be done; what was computed is kept
     */
    int compute(
        FolderFeatures features,
        List<Path> files,
        Consumer<SkippedPhotograph> skipped,
        Progress progress,
        Cancellation cancellation);
  }

  /**
   * Computes features of a model.
   *
   * @throws Problem if the model has no layers for the head, or none to unfreeze
   */
  public FolderFeatures(
      Engine engine, Model model, PictureReader pictures, FeatureCache cache, Wanted wanted) {
    this.model = model;
    this.pictures = pictures;
    this.cache = cache;
    this.wanted = wanted;
    Optional<LastBlock> block =
        LastBlock.of(wanted.unfreeze(), wanted.head(), model.network(), model.name());
    Network base = wanted.head().onBaseOf(model.network()).build();
    this.reader =
        new FeatureReader(engine, base, block.map(LastBlock::below), model, pictures, cache);
  }

  /** Which features. */
  public Wanted wanted() {
    return wanted;
  }

  /** Where they are kept. */
  public FeatureCache cache() {
    return cache;
  }

  /**
   * Whether the cache has everything about a photograph.
   *
   * @param fingerprint SHA-256 of its file, in hexadecimal
   */
  public boolean has(String fingerprint) {
    List<FeatureReader.View> views = views(new Sample(Path.of(""), "", 0, fingerprint, 0));
    return CheckedFolder.isKnown(fingerprint, model.preparation(), cache)
        && reader.passesBefore(views)[views.size()] == 0;
  }

  /**
   * Computes what the cache does not have.
   *
   * @param skipped receives files that cannot be read
   * @throws Problem if the network gives NaN or infinity for a photograph
   * @throws org.filterscope.task.Cancelled if cancelled; what was computed is kept
   */
  public void compute(
      List<Path> files, Consumer<SkippedPhotograph> skipped, Cancellation cancellation) {
    List<FeatureReader.View> all = new ArrayList<>();
    for (Path file : files) {
      cancellation.check();
      try {
        Path folder = file.toAbsolutePath().getParent();
        LabelledFolder.Photograph photograph = new LabelledFolder.Photograph(file, 0);
        all.addAll(
            views(
                CheckedFolder.sample(
                    folder == null ? file : folder,
                    photograph,
                    pictures,
                    model.preparation(),
                    cache)));
      } catch (Problem e) {
        skipped.accept(new SkippedPhotograph(file, e));
      }
    }
    var unused =
        reader.read(
            all,
            Progress.NONE,
            cancellation,
            (view, reason) -> {
              if (!view.isMirrored()) {
                skipped.accept(new SkippedPhotograph(view.sample().file(), reason));
              }
            });
  }

  /** Frees the engine's arrays. */
  @Override
  public void close() {
    reader.close();
  }

  private List<FeatureReader.View> views(Sample sample) {
    FeatureReader.View view = new FeatureReader.View(sample, false);
    return wanted.flips() ? List.of(view, new FeatureReader.View(sample, true)) : List.of(view);
  }
}
