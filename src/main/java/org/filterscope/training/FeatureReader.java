package org.filterscope.training;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Preparation;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Progress;
import org.filterscope.task.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What the frozen layers of a model make of photographs. Each photograph goes through them once,
 * alone, so that its numbers are the same to the last bit whatever came with it; afterwards they
 * are read from the cache. May be called on any thread but the engine's.
 */
public final class FeatureReader implements AutoCloseable {

  /** Another number when the engine gives other numbers for the same photograph. */
  private static final int ENGINE = 1;

  private final Engine engine;
  private final Network network;
  private final Preparation preparation;
  private final PictureReader pictures;
  private final FeatureCache cache;
  private final String space;
  private @Nullable ForwardPass forward;

  /**
   * Reads features.
   *
   * @param network ends in the vector that a head learns from
   * @param model where its weights come from
   */
  public FeatureReader(
      Engine engine, Network network, Model model, PictureReader pictures, FeatureCache cache) {
    this.engine = engine;
    this.network = network;
    this.preparation = model.preparation();
    this.pictures = pictures;
    this.cache = cache;
    String all =
        String.join(
            " ",
            model.checksum(),
            network.output().name(),
            network.output().shape().toString(),
            Integer.toString(network.nodes().size()),
            Integer.toString(preparation.hashCode()),
            Integer.toString(ENGINE));
    space = "features " + Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The features of photographs, in their order. The next one is decoded while the engine works.
   *
   * @throws org.filterscope.task.Problem if a photograph cannot be read any more
   * @throws org.filterscope.task.Cancelled if cancelled; what was computed is kept
   */
  public Features read(List<Sample> samples, Progress progress, Cancellation cancellation) {
    ExecutorService decoding = Executors.newSingleThreadExecutor();
    try {
      List<float[]> rows = new ArrayList<>();
      CompletableFuture<float[]> row = CompletableFuture.completedFuture(new float[0]);
      for (int i = 0; i <= samples.size(); i++) {
        CompletableFuture<float[]> next =
            i == samples.size() ? row : start(samples.get(i), decoding, cancellation);
        if (i > 0) {
          rows.add(Answers.await(row));
        }
        row = next;
        cancellation.check();
        progress.report(
            i, samples.size(), i == samples.size() ? "" : samples.get(i).file().toString());
      }
      return new Features(rows, samples.stream().mapToInt(Sample::label).toArray());
    } finally {
      decoding.shutdownNow();
    }
  }

  /** Frees the engine's arrays. */
  @Override
  public void close() {
    var unused =
        engine.now(
            () -> {
              if (forward != null) {
                forward.close();
              }
              return true;
            });
  }

  private CompletableFuture<float[]> start(
      Sample sample, ExecutorService decoding, Cancellation cancellation) {
    float[] known = cache.find(sample.fingerprint(), space);
    if (known != null) {
      return CompletableFuture.completedFuture(known);
    }
    return CompletableFuture.supplyAsync(() -> input(sample), decoding)
        .thenCompose(input -> engine.background(() -> forward(input, cancellation)))
        .thenApply(
            numbers -> {
              cache.keep(sample.fingerprint(), space, numbers);
              return numbers;
            });
  }

  private float[] input(Sample sample) {
    Picture picture = pictures.read(sample.file());
    return preparation.apply(preparation.cut(picture, preparation.framing(picture)).argb());
  }

  private float[] forward(float[] input, Cancellation cancellation) {
    if (forward == null) {
      forward = new ForwardPass(network);
    }
    try (Pass pass = forward.run(input, cancellation, engine::giveWay)) {
      return pass.maps(network.output()).values().clone();
    }
  }
}
