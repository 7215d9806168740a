package org.filterscope.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Lists the indexes that the window offers. */
@Command(name = "list", description = "Lists the indexes that the window offers.")
final class ListIndexes implements Runnable {

  @ParentCommand private Index index;

  @Override
  public void run() {
    Output output = index.root().output();
    IndexList list = IndexList.of(index.root().services().indexes().list(), output);
    output.json(list);
    output.text(list::print);
  }
}
