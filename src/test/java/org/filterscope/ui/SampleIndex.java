package org.filterscope.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.image.PictureReader;
import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;
import org.filterscope.patches.build.IndexBuilder;
import org.filterscope.patches.build.IndexingListener;
import org.filterscope.patches.store.CropStrategy;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Pause;

/** A small index of golden photographs, collected with the real weights. */
public final class SampleIndex {

  /** Its photographs: all golden ones but the cup of coffee, which tests look at. */
  public static final List<String> PHOTOGRAPHS =
      List.of("astronaut", "cat", "flower", "rocket", "temple");

  private SampleIndex() {}

  /**
   * Collects an index.
   *
   * @param home where the folders of photographs and of indexes are made
   * @param layers which layers
   * @return the folder of photographs; the index is {@code indexes/samples.sqlite}
   */
  public static Path collect(Model model, Path home, String... layers) throws IOException {
    Path photographs = Files.createDirectories(home.resolve("samples"));
    Files.createDirectories(home.resolve("indexes"));
    for (String name : PHOTOGRAPHS) {
      Files.copy(QuietWindow.golden(name), photographs.resolve(name + ".png"));
    }
    try (Engine engine = new Engine();
        Inspector inspector = new Inspector(engine, model)) {
      new IndexBuilder(engine, model, inspector.forward(), new PictureReader())
          .collect(
              new IndexBuilder.Task(
                  photographs,
                  home.resolve("indexes").resolve("samples.sqlite"),
                  List.of(layers),
                  CropStrategy.WHOLE),
              IndexingListener.NONE,
              new Pause(),
              Cancellation.NEVER);
    }
    return photographs;
  }
}
