package org.filterscope.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.filterscope.network.store.CatalogEntry;
import org.filterscope.network.store.ModelStore;
import org.filterscope.network.store.StoredModel;
import org.filterscope.task.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Downloads a model from the catalogue. */
@Command(
    name = "download",
    description = {
      "Downloads a model, verifies it, and adds it to the models at hand.",
      "An interrupted download resumes where it stopped."
    })
final class DownloadModel implements Runnable {

  @ParentCommand private Models models;

  @Parameters(
      paramLabel = "NAME",
      description = "The name of a model, as listed by \"models list\".")
  private String name;

  @Override
  public void run() {
    Filterscope root = models.root();
    ModelStore store = root.services().store();
    CatalogEntry entry =
        store
            .catalog()
            .find(name)
            .orElseThrow(() -> new Problem("store.not-downloadable", name, names(store)));
    StoredModel stored;
    try (Interruption interruption = new Interruption();
        TerminalProgress progress = root.progressInBytes()) {
      stored = store.download(entry, progress, interruption.cancellation());
    }
    ModelList list = ModelList.of(List.of(stored));
    root.output().json(list);
    root.output().text(list::printNew);
  }

  private static String names(ModelStore store) {
    return store.catalog().entries().stream()
        .map(CatalogEntry::name)
        .collect(Collectors.joining(", "));
  }
}
