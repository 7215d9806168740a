package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.filterscope.image.PictureReader;
import org.filterscope.network.store.ModelStore;
import org.filterscope.patches.library.IndexFolder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** The manual's page for each command, written from the definitions that also make its help. */
@Tag("manual")
class CommandPages {

  /** Sections of the generated manual pages that become part of ours. */
  private static final List<String> SECTIONS = List.of("synopsis", "arguments", "options");

  private static final Path SOURCES = Path.of(System.getProperty("manual.sources", "target"));

  @TempDir private Path home;

  @Test
  void eachCommandHasAPage() throws IOException {
    CommandLine root = Filterscope.commandLine(services());
    List<CommandLine> commands = new ArrayList<>();
    collect(root, commands);
    Path generated = Files.createDirectories(SOURCES.resolve("_commands"));
    CommandSpec[] specs =
        commands.stream().map(CommandLine::getCommandSpec).toArray(CommandSpec[]::new);

    ManPageGenerator.generateManPage(generated.toFile(), null, new boolean[0], false, specs);

    StringBuilder list = new StringBuilder();
    for (CommandLine command : commands) {
      if (!command.equals(root)) {
        Files.writeString(SOURCES.resolve(pageOf(command) + ".adoc"), page(command, generated));
        list.append(
            "xref:%s.adoc[`%s`]:: %s\n".formatted(pageOf(command), name(command), what(command)));
      }
    }
    Files.writeString(generated.resolve("list.adoc"), list);
    assertThat(commands).hasSizeGreaterThan(20);
  }

  private static void collect(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().stream().distinct().forEach(sub -> collect(sub, all));
  }

  private static String page(CommandLine command, Path generated) throws IOException {
    StringBuilder page = new StringBuilder("= %s\n".formatted(name(command)));
    for (String paragraph : command.getCommandSpec().usageMessage().description()) {
      page.append("\n%s\n".formatted(paragraph));
    }
    String file = pageOf(command).replaceFirst("command", "filterscope") + ".adoc";
    String written = Files.readString(generated.resolve(file));
    for (String section : SECTIONS) {
      String tag = "picocli-generated-man-section-" + section;
      if (written.contains("tag::" + tag)) {
        page.append("\ninclude::_commands/%s[tag=%s]\n".formatted(file, tag));
      }
    }
    if (!command.getSubcommands().isEmpty()) {
      page.append("\n== Commands\n\n");
      for (CommandLine sub : command.getSubcommands().values()) {
        page.append("xref:%s.adoc[`%s`]:: %s\n".formatted(pageOf(sub), name(sub), what(sub)));
      }
    }
    return page.append("\nxref:commands.adoc[All commands]\n").toString();
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName(" ");
  }

  private static String pageOf(CommandLine command) {
    return command.getCommandSpec().qualifiedName("-").replaceFirst("filterscope", "command");
  }

  /** The first sentence of its help. */
  private static String what(CommandLine command) {
    return command.getCommandSpec().usageMessage().description()[0];
  }

  private Services services() {
    return new Services(
        new PictureReader(),
        () -> {
          throw new IllegalStateException("no page needs a model");
        },
        image -> 0,
        new ModelStore(home, home),
        new IndexFolder(home, home.resolve("none"), "Samples"),
        home);
  }
}
