package org.filterscope.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.home.AppHome;
import org.filterscope.network.Model;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.network.file.ModelFile;

/**
 * Whether memory stays where it is while two models are taken into use in turn, in a process of its
 * own that measures itself: {@link ModelTour}.
 */
final class ModelChanges implements Section {

  @Override
  public void run(Options options, Report report) throws Exception {
    try (Display display = Display.open()) {
      report.heading("Two models in turn on " + display.name());
      List<String> tour =
          List.of("-classpath", System.getProperty("java.class.path"), ModelTour.class.getName());
      try (AppProcess app = AppProcess.start(display, tour, home -> prepare(new AppHome(home)))) {
        int code = app.exitCode();
        if (code != 0) {
          report.skipped("the rest", "the tour ended early, with code " + code);
        }
      }
    }
  }

  /** The built-in model out of a file is another model, of the same size. */
  private static void prepare(AppHome home) throws IOException {
    home.create();
    Path models = Path.of(System.getProperty("filterscope.root", ""), "models");
    Model model = BuiltInModel.load(models);
    Path file = home.models().path().resolve("other.zip");
    ModelFile.write(
        file,
        model.network(),
        model.preparation(),
        model.labels(),
        model.certainty(),
        JsonNodeFactory.instance.objectNode());
  }
}
