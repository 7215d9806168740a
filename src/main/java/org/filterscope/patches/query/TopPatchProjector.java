package org.filterscope.patches.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.image.Picture;
import org.filterscope.network.CroppedNetwork;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Region;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projection;
import org.filterscope.projection.ProjectionResult;
import org.filterscope.projection.Projector;
import org.filterscope.projection.Seed;
import org.filterscope.projection.SilentUnit;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Problem;

/**
 * Crops top patches from their photographs and projects their cells back to pixels. Methods may be
 * called on any thread. Photographs are decoded on a separate thread. The engine works in the
 * background and yields between layers.
 *
 * <p>Only the cell's receptive field goes through the network, so patches of early layers take a
 * few milliseconds.
 */
public final class TopPatchProjector implements AutoCloseable {

  private final Engine engine;
  private final Model model;
  private final ForwardPass forward;
  private final Projector projector;
  private final PatchCrops cuts;
  private final ExecutorService reading =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "patches");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates a projector for top patches from a model's indexes.
   *
   * @param forward the model's forward pass, used on the engine's thread
   * @param projector the model's projector, used on the engine's thread
   * @param cuts crops of the photographs, which may be shared
   */
  public TopPatchProjector(
      Engine engine, Model model, ForwardPass forward, Projector projector, PatchCrops cuts) {
    this.engine = engine;
    this.model = model;
    this.forward = forward;
    this.projector = projector;
    this.cuts = cuts;
  }

  /**
   * Projects top patches.
   *
   * @param topPatches top patches of one or more units
   * @return completes with one result for each top patch, in order; exceptionally with {@link
   *     org.filterscope.task.Cancelled} if cancelled
   */
  public CompletableFuture<List<ProjectedPatch>> project(
      List<TopPatch> topPatches, Mode mode, Cancellation cancellation) {
    return CompletableFuture.supplyAsync(
        () -> {
          Map<TopPatch, ProjectedPatch> projected = new LinkedHashMap<>();
          for (List<TopPatch> ofOneView : byView(topPatches)) {
            cancellation.check();
            for (ProjectedPatch topPatch : projectView(ofOneView, mode, cancellation)) {
              projected.put(topPatch.topPatch(), topPatch);
            }
          }
          return topPatches.stream().map(projected::get).toList();
        },
        reading);
  }

  /** Stops accepting work. */
  @Override
  public void close() {
    reading.shutdownNow();
  }

  private static Iterable<List<TopPatch>> byView(List<TopPatch> topPatches) {
    Map<Long, List<TopPatch>> views = new LinkedHashMap<>();
    for (TopPatch topPatch : topPatches) {
      views.computeIfAbsent(topPatch.view().id(), view -> new ArrayList<>()).add(topPatch);
    }
    return views.values();
  }

  /**
   * Runs on the reading thread, which waits for the engine; the next view is not decoded meanwhile.
   */
  private List<ProjectedPatch> projectView(
      List<TopPatch> topPatches, Mode mode, Cancellation cancellation) {
    Picture cut;
    try {
      cut = cuts.of(topPatches.get(0));
    } catch (Problem reason) {
      return topPatches.stream()
          .<ProjectedPatch>map(topPatch -> new ProjectedPatch.Missing(topPatch, reason))
          .toList();
    }
    List<ProjectedPatch> projected = new ArrayList<>();
    for (TopPatch topPatch : topPatches) {
      ProjectionResult projection =
          Answers.await(engine.background(() -> project(topPatch, cut, mode, cancellation)));
      projected.add(new ProjectedPatch.Seen(topPatch, topPatch.patch(cut), projection));
    }
    return projected;
  }

  private ProjectionResult project(
      TopPatch topPatch, Picture cut, Mode mode, Cancellation cancellation) {
    Network network = model.network();
    CroppedNetwork excerpt =
        CroppedNetwork.of(
            network,
            network.find(topPatch.layer()).orElseThrow(),
            topPatch.row(),
            topPatch.column());
    float[] input = part(model.preparation().apply(cut.argb()), network, excerpt.part());
    Seed seed = new Seed.Cell(excerpt.row(), excerpt.column());
    try (Pass pass = forward.run(excerpt, input, cancellation, engine::giveWay)) {
      ProjectionResult projected =
          projector.project(
              pass, excerpt.node(), topPatch.channel(), seed, mode, cancellation, engine::giveWay);
      return inWhole(projected, topPatch, excerpt);
    }
  }

  /** Converts the cell and box from the excerpt to the whole network. */
  private static ProjectionResult inWhole(
      ProjectionResult projected, TopPatch topPatch, CroppedNetwork excerpt) {
    Seed seed = new Seed.Cell(topPatch.row(), topPatch.column());
    if (projected instanceof Projection there) {
      return new Projection(
          there.layer(),
          there.channel(),
          there.mode(),
          seed,
          there.value(),
          excerpt.inWhole(there.box()),
          there.channels(),
          there.values());
    }
    SilentUnit silence = (SilentUnit) projected;
    return new SilentUnit(
        silence.layer(),
        silence.channel(),
        silence.mode(),
        seed,
        silence.value(),
        silence.isZeroEverywhere());
  }

  private static float[] part(float[] input, Network network, Region part) {
    int channels = network.input().channels();
    int length = part.width() * channels;
    float[] values = new float[part.height() * length];
    for (int y = 0; y < part.height(); y++) {
      int from = ((part.top() + y) * network.input().width() + part.left()) * channels;
      System.arraycopy(input, from, values, y * length, length);
    }
    return values;
  }
}
