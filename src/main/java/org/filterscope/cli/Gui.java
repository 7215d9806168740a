package org.filterscope.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.filterscope.address.Address;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Opens the window. */
@Command(name = "gui", description = "Opens the window.")
final class Gui implements Callable<Integer> {

  @ParentCommand private Filterscope root;

  @Parameters(
      arity = "0..1",
      paramLabel = "IMAGE|ADDRESS",
      converter = Reading.class,
      description =
          "The photograph, folder or model to open, or the address of a view, which begins with "
              + "filterscope:// (default: those of the last session).")
  private Services.@Nullable Wanted wanted;

  /** Tells an address from a file. */
  static final class Reading implements ITypeConverter<Services.Wanted> {
    @Override
    public Services.Wanted convert(String text) {
      return Address.isMeant(text)
          ? new Services.Wanted(Optional.empty(), Optional.of(text))
          : new Services.Wanted(Optional.of(new PathArgument().convert(text)), Optional.empty());
    }
  }

  @Override
  public Integer call() {
    Services.Wanted open = wanted == null ? Services.Wanted.NOTHING : wanted;
    // An impossible address is refused here, where it was typed, before there is a window.
    open.address().ifPresent(Address::parse);
    return root.services().window().open(open);
  }
}
