package org.filterscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.filterscope.image.PictureReader;
import org.filterscope.network.store.ModelStore;
import org.filterscope.patches.library.IndexFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ExitCode;

class FilterscopeTest {

  private static final IndexFolder NO_INDEXES =
      new IndexFolder(Path.of("unused"), Path.of("unused"), "Samples");

  private final List<Services.Wanted> opened = new ArrayList<>();
  private final Services windowOnly =
      new Services(
          new PictureReader(),
          () -> {
            throw new AssertionError("no command here needs the model");
          },
          wanted -> {
            opened.add(wanted);
            return 7;
          },
          new ModelStore(Path.of("unused"), Path.of("unused")),
          NO_INDEXES,
          Path.of("unused"));

  @Test
  void theVersionIsThatOfTheBuild() {
    Run run = Run.with(windowOnly, "--version");

    assertThat(run.code()).isZero();
    assertThat(run.out()).matches("Filterscope \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void helpNamesTheProgramAndItsCommands() {
    Run run = Run.with(windowOnly, "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("Usage: filterscope")
        .contains("layers", "classify", "activations", "project", "evaluate", "gui");
  }

  @ParameterizedTest
  @ValueSource(strings = {"layers", "classify", "activations", "project", "evaluate", "gui"})
  void everyCommandHasHelpThatNamesTheExitCodes(String command) {
    Run run = Run.with(windowOnly, command, "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("Usage: filterscope " + command)
        .contains("--json", "--model", "--verbose", "Exit codes:");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anUnknownOptionIsRefused() {
    Run run = Run.with(windowOnly, "layers", "--no-such-option");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--no-such-option").contains("filterscope layers --help");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void anUnknownCommandIsRefused() {
    Run run = Run.with(windowOnly, "clasify");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("clasify", "classify");
  }

  @Test
  void withoutACommandTheWindowOpensAndGivesTheExitCode() {
    assertThat(Run.with(windowOnly).code()).isEqualTo(7);
    assertThat(opened).containsExactly(Services.Wanted.NOTHING);
  }

  @Test
  void guiOpensTheWindowWithAPhotograph() {
    assertThat(Run.with(windowOnly, "gui", "a b.jpg").code()).isEqualTo(7);
    assertThat(opened)
        .containsExactly(new Services.Wanted(Optional.of(Path.of("a b.jpg")), Optional.empty()));
  }

  @Test
  void guiOpensTheWindowAtAnAddress() {
    String address = "filterscope://explore?layer=conv3_3&unit=7";

    assertThat(Run.with(windowOnly, "gui", address).code()).isEqualTo(7);

    assertThat(opened).containsExactly(new Services.Wanted(Optional.empty(), Optional.of(address)));
  }

  @Test
  void guiRefusesAnImpossibleAddressInOneSentenceAndOpensNoWindow() {
    Run run = Run.with(windowOnly, "gui", "filterscope://explore?layer=conv3_3&unit=-1");

    assertThat(run.code()).isNotZero().isNotEqualTo(7);
    assertThat(run.err()).contains("\"-1\"").hasLineCount(1);
    assertThat(opened).isEmpty();
  }

  @Test
  void guiWithoutAPhotographOpensTheWindowAlone() {
    assertThat(Run.with(windowOnly, "gui").code()).isEqualTo(7);
    assertThat(opened).containsExactly(Services.Wanted.NOTHING);
  }

  @Test
  void aModelThatDoesNotExistIsRefusedInOneLine() {
    Run run = Run.with(windowOnly, "layers", "--model", "resnet50");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("resnet50", "vgg16-caltech101");
  }

  @Test
  void aBugIsOneLineAndItsTraceIsThereOnRequest() {
    Services broken =
        new Services(
            new PictureReader(),
            () -> {
              throw new IllegalStateException("broken");
            },
            image -> 0,
            new ModelStore(Path.of("unused"), Path.of("unused")),
            NO_INDEXES,
            Path.of("unused"));

    Run run = Run.with(broken, "layers");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("broken", "--verbose");

    assertThat(Run.with(broken, "layers", "--verbose").err()).contains("\tat org.filterscope");
  }

  @Test
  void anErrorOfTheMachineIsOneLineToo() {
    Services noMemory =
        new Services(
            new PictureReader(),
            () -> {
              throw new OutOfMemoryError("Java heap space");
            },
            image -> 0,
            new ModelStore(Path.of("unused"), Path.of("unused")),
            NO_INDEXES,
            Path.of("unused"));

    Run run = Run.with(noMemory, "layers");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("not enough memory");
  }
}
