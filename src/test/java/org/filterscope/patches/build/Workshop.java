package org.filterscope.patches.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.patches.query.PatchCrops;
import org.filterscope.patches.query.TopPatchProjector;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.task.Answers;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Pause;
import org.filterscope.testing.Golden;

/** A model, ready to collect and project. */
public final class Workshop implements AutoCloseable {

  /** Layers that take a tenth of the time of all. */
  static final List<String> EARLY = List.of("conv1_1", "conv1_2", "pool1", "conv2_1");

  private final Engine engine = new Engine();
  private final Model model;
  private final Inspector inspector;
  private final PictureReader pictures = new PictureReader();

  /** The model that comes with the app. */
  public Workshop() {
    this(Golden.builtIn());
  }

  /** Another model. */
  public Workshop(Model model) {
    this.model = model;
    inspector = new Inspector(engine, model);
  }

  public Model model() {
    return model;
  }

  public Inspector inspector() {
    return inspector;
  }

  public PictureReader pictures() {
    return pictures;
  }

  /** Builds indexes. */
  public IndexBuilder collector() {
    return new IndexBuilder(engine, model, inspector.forward(), pictures);
  }

  public TopPatchProjector projector() {
    return new TopPatchProjector(
        engine,
        model,
        inspector.forward(),
        inspector.projector(),
        new PatchCrops(model.preparation(), pictures));
  }

  /** Collects some layers of a folder. */
  public IndexingResult collect(Path folder, Path index, List<String> layers) {
    return collector()
        .collect(
            new IndexBuilder.Task(folder, index, layers, CropStrategy.WHOLE),
            IndexingListener.NONE,
            new Pause(),
            Cancellation.NEVER);
  }

  /** Copies photographs that may be shown into a folder. */
  public static void copyPhotographs(Path folder, String... names) throws IOException {
    Files.createDirectories(folder);
    for (String name : names) {
      Path source = Path.of("src", "test", "resources", "golden", "inputs", name + ".png");
      Files.copy(source, folder.resolve(name + ".png"));
    }
  }

  /** Waits until the engine has seen what it was given so far. */
  void untilSeen() {
    Answers.await(engine.background(() -> true));
  }

  @Override
  public void close() {
    inspector.close();
    engine.close();
  }
}
