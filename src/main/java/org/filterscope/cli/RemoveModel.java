package org.filterscope.cli;

import org.filterscope.network.store.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Removes a model from the folder of models. */
@Command(
    name = "remove",
    description = "Deletes a model that was imported, downloaded or fine-tuned. There is no undo.")
final class RemoveModel implements Runnable {

  @ParentCommand private Models models;

  @Parameters(paramLabel = "NAME", description = "One of those that \"models list\" shows.")
  private String name;

  @Override
  public void run() {
    Output output = models.root().output();
    ModelStore store = models.root().services().store();
    store.remove(name);
    output.json(ModelList.of(store.list(output::skipped)));
    output.text(out -> out.println("Removed: " + OneLine.of(name)));
  }
}
