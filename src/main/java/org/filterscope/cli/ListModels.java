package org.filterscope.cli;

import java.util.Locale;
import org.filterscope.network.store.CatalogEntry;
import org.filterscope.network.store.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Lists the models at hand. The text output also lists those that can be downloaded. */
@Command(name = "list", description = "Lists the models at hand and those that can be downloaded.")
final class ListModels implements Runnable {

  private static final double MEGABYTE = 1e6;

  @ParentCommand private Models models;

  @Override
  public void run() {
    Output output = models.root().output();
    ModelStore store = models.root().services().store();
    ModelList list = ModelList.of(store.list(output::skipped));
    output.json(list);
    output.text(
        out -> {
          list.print(out);
          for (CatalogEntry entry : store.catalog().entries()) {
            if (store.isFree(entry.name())) {
              out.printf(
                  Locale.ROOT,
                  "To download: %s, %s (%.1f MB, %s)%n",
                  entry.name(),
                  entry.title(),
                  entry.size() / MEGABYTE,
                  entry.licence());
            }
          }
        });
  }
}
