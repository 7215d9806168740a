package org.filterscope.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import org.filterscope.network.Model;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.task.ProgressUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The root of the command line, with the options of all commands; on its own it opens the window.
 */
@Command(
    name = "filterscope",
    description = "Look inside convolutional networks. Without a command, opens the window.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Filterscope.Version.class,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:not done; one line on standard error says what happened and what to do",
      "2:wrong usage"
    },
    subcommands = {
      Layers.class,
      Classify.class,
      Activations.class,
      Project.class,
      Cell.class,
      Occlude.class,
      GradCamCommand.class,
      Ablate.class,
      Why.class,
      Randomise.class,
      Evaluate.class,
      Index.class,
      MergeIndexes.class,
      Top.class,
      Figure.class,
      FineTune.class,
      Compare.class,
      BaselineCommand.class,
      LearningCurveCommand.class,
      ExperimentCommand.class,
      Models.class,
      TrainHead.class,
      Gui.class
    })
public final class Filterscope implements Callable<Integer> {

  private final Services services;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      defaultValue = BuiltInModel.NAME,
      scope = ScopeType.INHERIT,
      description = {
        "The model to use: its name, as listed by \"models list\", or its file",
        "(default: ${DEFAULT-VALUE}, which comes with the app)."
      })
  private String model;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print a single JSON object on standard output.")
  private boolean isJson;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print stack traces of errors.")
  private boolean isVerbose;

  private Filterscope(Services services) {
    this.services = services;
  }

  /**
   * Runs the command that the arguments name. It expects to have the process to itself.
   *
   * @return the process' exit code
   */
  public static int run(Services services, String... arguments) {
    PrintWriter out = StandardOutput.writer();
    // Standard output is for results only, so output of libraries goes to standard error.
    System.setOut(System.err);
    return commandLine(services).setOut(out).execute(arguments);
  }

  /**
   * The command line, ready to execute. A command that fails ends with one line on standard error
   * and exit code 1.
   */
  static CommandLine commandLine(Services services) {
    CommandWords words = new CommandWords(Locale.getDefault());
    Failures failures = new Failures(words);
    return new CommandLine(new Filterscope(services))
        .setResourceBundle(words.bundle())
        .setExecutionStrategy(failures::run)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .registerConverter(Path.class, new PathArgument())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() {
    return services.window().open(Services.Wanted.NOTHING);
  }

  /** What the commands work with. */
  Services services() {
    return services;
  }

  /** The network that the options ask for. */
  Model model() {
    return model(model);
  }

  /** The network with that name or in that file. */
  Model model(String wanted) {
    if (wanted.equals(BuiltInModel.NAME)) {
      return services.builtInModel().get();
    }
    return services.store().load(wanted);
  }

  /**
   * Opens the network that the options ask for, ready to run on photographs. The caller closes it.
   */
  OpenModel openModel() {
    return new OpenModel(services, model());
  }

  /** Opens any network by its name or file. The caller closes it. */
  OpenModel openModel(String wanted) {
    return new OpenModel(services, model(wanted));
  }

  /** Progress on standard error if that is a terminal. The caller closes it. */
  TerminalProgress progress() {
    return new TerminalProgress(terminal(), InstantSource.system());
  }

  /** The same for work that counts bytes. */
  TerminalProgress progressInBytes() {
    return new TerminalProgress(terminal(), InstantSource.system(), ProgressUnit.BYTES);
  }

  /** The same for work that is counted in parts that mean nothing to the user. */
  TerminalProgress progressInParts() {
    return new TerminalProgress(terminal(), InstantSource.system(), ProgressUnit.PARTS);
  }

  private PrintWriter terminal() {
    return Boolean.getBoolean("filterscope.terminal")
        ? spec.commandLine().getErr()
        : new PrintWriter(Writer.nullWriter());
  }

  /** Where results go. */
  Output output() {
    return new Output(spec.commandLine().getOut(), spec.commandLine().getErr(), isJson);
  }

  /** Whether stack traces are to be printed. */
  boolean isVerbose() {
    return isVerbose;
  }

  /** Reads the version that the build wrote beside the classes. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "Filterscope " + ResourceBundle.getBundle("org.filterscope.version").getString("version")
      };
    }
  }
}
