package org.filterscope.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.filterscope.network.Model;
import org.filterscope.network.file.BuiltInModel;
import org.filterscope.task.ProgressUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  /** The commands that a cluster can do. */
  private static final Set<String> ON_CLUSTERS = Set.of("index", "evaluate", "features");

  private final Services services;
  private final @Nullable Cluster cluster;

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

  private Filterscope(Services services, @Nullable Cluster cluster) {
    this.services = services;
    this.cluster = cluster;
  }

  /**
   * Runs the command that the arguments name. It expects to have the process to itself.
   *
   * @return the process' exit code
   */
  public static int run(Services services, String... arguments) {
    return run(commandLine(services), arguments);
  }

  /**
   * Runs a command whose work a cluster does: index, evaluate or features. It expects to have the
   * process to itself.
   *
   * @return the process' exit code
   */
  public static int runOn(Cluster cluster, Services services, String... arguments) {
    return run(commandLine(services, cluster), arguments);
  }

  private static int run(CommandLine line, String... arguments) {
    PrintWriter out = StandardOutput.writer();
    // Standard output is for results only, so output of libraries goes to standard error.
    System.setOut(System.err);
    return line.setOut(out).execute(arguments);
  }

  /**
   * The command line, ready to execute. A command that fails ends with one line on standard error
   * and exit code 1.
   */
  static CommandLine commandLine(Services services) {
    return commandLine(new CommandLine(new Filterscope(services, null)));
  }

  /** The command line for a cluster, with the commands that it can do. */
  static CommandLine commandLine(Services services, Cluster cluster) {
    CommandLine line = new CommandLine(new Filterscope(services, cluster));
    line.setCommandName("filterscope-spark");
    line.addSubcommand(new FeaturesCommand());
    CommandSpec spec = line.getCommandSpec();
    List.copyOf(spec.subcommands().keySet()).stream()
        .filter(name -> !ON_CLUSTERS.contains(name))
        .forEach(spec::removeSubcommand);
    for (CommandLine command : spec.subcommands().values()) {
      CommandSpec own = command.getCommandSpec();
      List.copyOf(own.subcommands().keySet()).forEach(own::removeSubcommand);
    }
    return commandLine(line);
  }

  private static CommandLine commandLine(CommandLine line) {
    CommandWords words = new CommandWords(Locale.getDefault());
    Failures failures = new Failures(words);
    return line.setResourceBundle(words.bundle())
        .setExecutionStrategy(failures::run)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .registerConverter(Path.class, new PathArgument())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() {
    if (cluster != null) {
      throw new ParameterException(
          spec.commandLine(), "Missing command: " + String.join(", ", new TreeSet<>(ON_CLUSTERS)));
    }
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

  /** The machines that do the work, if it is not this one. */
  Optional<Cluster> cluster() {
    return Optional.ofNullable(cluster);
  }

  /** What such machines need of the network that the options ask for. */
  Cluster.Shipment shipment(OpenModel open) {
    return new Cluster.Shipment(open.model(), model, services.store().files(model));
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
