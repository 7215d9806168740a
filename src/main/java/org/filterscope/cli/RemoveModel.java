package org.filterscope.cli;

import org.filterscope.network.store.ModelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Removes a model from the folder of models. */
@Command(
    name = "remove",
    description = "Deletes an imported, downloaded or fine-tuned model. This cannot be undone.")
final class RemoveModel implements Runnable {

  @ParentCommand private Models models;

  @Parameters(
      paramLabel = "NAME",
      description = "The name of a model, as listed by \"models list\".")
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
