package org.filterscope.training.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
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
  private final String checksum;

  /** What is kept of each photograph; the vector that a head learns from is the first. */
  private final List<Node> kept;

  private @Nullable ForwardPass forward;

  /**
   * Reads features.
   *
   * @param network ends in the vector that a head learns from
   * @param below a node of it whose maps are kept as well, if there is one
   * @param model where its weights come from
   */
  public FeatureReader(
      Engine engine,
      Network network,
      Optional<Node> below,
      Model model,
      PictureReader pictures,
      FeatureCache cache) {
    this.engine = engine;
    this.network = network;
    this.kept = Stream.concat(Stream.of(network.output()), below.stream()).toList();
    this.checksum = model.checksum();
    this.preparation = model.preparation();
    this.pictures = pictures;
    this.cache = cache;
  }

  /** How many numbers a row of features has. */
  public int length() {
    return network.output().shape().size();
  }

  /**
   * A photograph to send through the layers.
   *
   * @param isMirrored whether left and right change places, after the crop
   */
  public record View(Sample sample, boolean isMirrored) {}

  /**
   * The features of views, in their order. The next one is decoded while the engine works.
   *
   * @throws org.filterscope.task.Problem if a photograph cannot be read any more
   * @throws org.filterscope.task.Cancelled if cancelled; what was computed is kept
   */
  public Features read(List<View> views, Progress progress, Cancellation cancellation) {
    ExecutorService decoding = Executors.newSingleThreadExecutor();
    try {
      List<float[]> rows = new ArrayList<>();
      CompletableFuture<float[]> row = CompletableFuture.completedFuture(new float[0]);
      for (int i = 0; i <= views.size(); i++) {
        CompletableFuture<float[]> next =
            i == views.size() ? row : start(views.get(i), decoding, cancellation);
        if (i > 0) {
          rows.add(Answers.await(row));
        }
        row = next;
        cancellation.check();
        progress.report(
            i, views.size(), i == views.size() ? "" : views.get(i).sample().file().toString());
      }
      return new Features(rows, views.stream().mapToInt(view -> view.sample().label()).toArray());
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

  /**
   * The maps of the node below, {@code [channels, height, width]}.
   *
   * @throws org.filterscope.task.Problem if they are no longer kept, nor can be computed again
   */
  public float[] maps(View view, Cancellation cancellation) {
    float[] known = cache.find(view.sample().fingerprint(), space(kept.get(1), view));
    return known != null
        ? known
        : Answers.await(
                engine
                    .background(() -> forward(input(view), cancellation))
                    .thenApply(numbers -> keep(view, numbers)))
            .get(1);
  }

  private CompletableFuture<float[]> start(
      View view, ExecutorService decoding, Cancellation cancellation) {
    float[] known = cache.find(view.sample().fingerprint(), space(kept.get(0), view));
    if (known != null && kept.stream().skip(1).allMatch(node -> isKept(node, view))) {
      return CompletableFuture.completedFuture(known);
    }
    return CompletableFuture.supplyAsync(() -> input(view), decoding)
        .thenCompose(input -> engine.background(() -> forward(input, cancellation)))
        .thenApply(numbers -> keep(view, numbers).get(0));
  }

  private boolean isKept(Node node, View view) {
    return cache.has(view.sample().fingerprint(), space(node, view));
  }

  private List<float[]> keep(View view, List<float[]> numbers) {
    for (int i = 0; i < kept.size(); i++) {
      cache.keep(view.sample().fingerprint(), space(kept.get(i), view), numbers.get(i));
    }
    return numbers;
  }

  /** All that a photograph's numbers depend on besides its content. */
  private String space(Node node, View view) {
    String all =
        String.join(
            " ",
            checksum,
            node.name(),
            node.shape().toString(),
            Integer.toString(node.index()),
            preparation.fingerprint(),
            view.isMirrored() ? "mirrored" : "as it is",
            Integer.toString(ENGINE));
    return "features " + Sha256.of(all.getBytes(StandardCharsets.UTF_8));
  }

  private float[] input(View view) {
    Picture seen = preparation.framed(pictures, view.sample().file()).pixels();
    return preparation.apply((view.isMirrored() ? mirrored(seen) : seen).argb());
  }

  private static Picture mirrored(Picture picture) {
    int[] argb = picture.argb().clone();
    int width = picture.width();
    for (int i = 0; i < argb.length; i++) {
      argb[i] = picture.argb()[i - i % width + width - 1 - i % width];
    }
    return new Picture(width, picture.height(), argb);
  }

  private List<float[]> forward(float[] input, Cancellation cancellation) {
    if (forward == null) {
      forward = new ForwardPass(network);
    }
    try (Pass pass = forward.run(input, cancellation, engine::giveWay)) {
      return kept.stream().map(node -> pass.maps(node).values().clone()).toList();
    }
  }
}
