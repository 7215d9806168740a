package org.filterscope.cli;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.network.ClassLabels;
import org.filterscope.network.store.StoredModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Gives a model's classes other names. */
@Command(
    name = "label",
    description = "Names the classes of an imported model, which were only numbered so far, say.")
final class LabelModel implements Runnable {

  @ParentCommand private Models models;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The name of a model, as listed by \"models list\".")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The class names, in any of the forms that \"models import\" reads.")
  private Path file;

  @Override
  public void run() {
    StoredModel stored = models.root().services().store().label(name, ClassLabels.read(file));
    ModelList list = ModelList.of(List.of(stored));
    models.root().output().json(list);
    models.root().output().text(list::printNew);
  }
}
