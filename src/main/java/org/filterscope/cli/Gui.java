package org.filterscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Opens the window. */
@Command(name = "gui", description = "Opens the window.")
final class Gui implements Callable<Integer> {

  @ParentCommand private Filterscope root;

  @Parameters(
      arity = "0..1",
      paramLabel = "IMAGE",
      description = "The photograph, folder or model to open (default: those of the last session).")
  private @Nullable Path image;

  @Override
  public Integer call() {
    return root.services().window().open(Optional.ofNullable(image));
  }
}
