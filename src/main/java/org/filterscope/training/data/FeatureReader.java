package org.filterscope.training.data;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.image.ReadAhead;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.network.Preparation;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Pause;
import org.filterscope.task.Problem;
import org.filterscope.task.Progress;
import org.filterscope.task.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Computes the features that a model's frozen layers give for photographs. Each photograph passes
 * through them once, alone, so its numbers are the same to the last bit whatever the others are.
 * Afterwards they are read from the cache. May be called on any thread except the engine's.
 */
public final class FeatureReader implements AutoCloseable {

  /** Must change when the engine gives different numbers for the same photograph. */
  private static final int ENGINE = 1;

  private final Engine engine;
  private final Network network;
  private final Preparation preparation;
  private final PictureReader pictures;
  private final FeatureCache cache;
  private final String checksum;

  /** The nodes whose outputs are kept; the first is the vector that a head learns from. */
  private final List<Node> kept;

  private @Nullable ForwardPass forward;

  /**
   * Reads features.
   *
   * @param network the network, which ends in the vector that a head learns from
   * @param below a node whose maps are kept as well, if any
   * @param model the model that its weights come from
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

  /** The length of a row of features. */
  public int length() {
    return network.output().shape().size();
  }

  /**
   * A photograph to pass through the layers.
   *
   * @param isMirrored whether left and right are swapped after the crop
   */
  public record View(Sample sample, boolean isMirrored) {}

  /**
   * The features of views, in order. The next ones are decoded while the engine works.
   *
   * @throws Problem if a photograph can no longer be read, or the network gives NaN or infinity for
   *     one
   * @throws org.filterscope.task.Cancelled if cancelled; what was computed is kept
   */
  public Features read(List<View> views, Progress progress, Cancellation cancellation) {
    return read(
        views,
        progress,
        cancellation,
        (view, reason) -> {
          throw reason;
        });
  }

  /**
   * The features of the views that can be read, in order.
   *
   * @param leftOut receives each view that cannot be read, with the reason, on the calling thread
   * @throws Problem if the network gives NaN or infinity for a photograph
   * @throws org.filterscope.task.Cancelled if cancelled; what was computed is kept
   */
  public Features read(
      List<View> views,
      Progress progress,
      Cancellation cancellation,
      BiConsumer<View, Problem> leftOut) {
    Rows rows = new Rows(views, progress, leftOut);
    rows.report();
    try (ReadAhead<View, Row> photographs =
        new ReadAhead<>(views, ReadAhead.FEW, this::row, new Pause(), cancellation)) {
      photographs.computeEach(row -> compute(row, cancellation), rows);
    }
    return rows.features();
  }

  /**
   * How many forward passes {@link #read} needs before each view; the last number is the total.
   * Cached views need none.
   *
   * @return non-decreasing numbers, {@code [views + 1]}
   */
  public int[] passesBefore(List<View> views) {
    int[] passes = new int[views.size() + 1];
    for (int i = 0; i < views.size(); i++) {
      View view = views.get(i);
      boolean isCached = kept.stream().allMatch(node -> isKept(node, view));
      passes[i + 1] = passes[i] + (isCached ? 0 : 1);
    }
    return passes;
  }

  /** Frees the engine's arrays once the requested passes are done. */
  @Override
  public void close() {
    // Not at once, because background work may have yielded in the middle of a pass.
    var unused =
        engine.background(
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
   * @throws Problem if they are neither cached any more nor can be computed again
   */
  public float[] maps(View view, Cancellation cancellation) {
    float[] known = cache.find(view.sample().fingerprint(), space(kept.get(1), view));
    return known != null
        ? known
        : keep(view, Answers.await(engine.background(() -> forward(input(view), cancellation))))
            .get(1);
  }

  /** A view whose features are being read. */
  private sealed interface Row {

    /** Everything is cached already. */
    record Cached(float[] vector) implements Row {}

    /** It has to pass through the network. */
    record Decoded(float[] input) implements Row {}
  }

  private Row row(View view) {
    float[] known = cache.find(view.sample().fingerprint(), space(kept.get(0), view));
    return known != null && kept.stream().skip(1).allMatch(node -> isKept(node, view))
        ? new Row.Cached(known)
        : new Row.Decoded(input(view));
  }

  private CompletableFuture<Computed> compute(Row row, Cancellation cancellation) {
    if (row instanceof Row.Decoded decoded) {
      return engine.background(() -> new Computed(forward(decoded.input(), cancellation), true));
    }
    Row.Cached cached = (Row.Cached) row;
    return CompletableFuture.completedFuture(new Computed(List.of(cached.vector()), false));
  }

  /**
   * The outputs that are known for a view.
   *
   * @param numbers those of the nodes that are kept, or of the first one only if nothing is new
   * @param isNew whether the cache does not have them yet
   */
  private record Computed(List<float[]> numbers, boolean isNew) {}

  /**
   * Stores what arrives on the reading thread, so that a waiting cache does not hold up the engine.
   */
  private final class Rows implements ReadAhead.Receiver<View, Computed> {
    private final List<View> views;
    private final Progress progress;
    private final BiConsumer<View, Problem> leftOut;
    private final List<View> read = new ArrayList<>();
    private final List<float[]> vectors = new ArrayList<>();
    private int done;

    Rows(List<View> views, Progress progress, BiConsumer<View, Problem> leftOut) {
      this.views = views;
      this.progress = progress;
      this.leftOut = leftOut;
    }

    @Override
    public void take(View view, Computed computed) {
      computed.numbers().forEach(numbers -> requireFinite(numbers, view.sample().file()));
      if (computed.isNew()) {
        keep(view, computed.numbers());
      }
      read.add(view);
      vectors.add(computed.numbers().get(0));
      done++;
      report();
    }

    @Override
    public void leaveOut(View view, Problem reason) {
      leftOut.accept(view, reason);
      done++;
      report();
    }

    void report() {
      String file = done < views.size() ? views.get(done).sample().file().toString() : "";
      progress.report(done, views.size(), file);
    }

    Features features() {
      return new Features(vectors, read.stream().mapToInt(view -> view.sample().label()).toArray());
    }
  }

  private static void requireFinite(float[] numbers, Path photograph) {
    for (float number : numbers) {
      if (!Float.isFinite(number)) {
        throw new Problem("training.features-not-finite", photograph);
      }
    }
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

  /** Everything that a photograph's numbers depend on besides its content. */
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
