import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes what people install: the application with the Java that it needs, and this system's
 * packages of it. The profile "package" runs it from its source, with the JDK's own tools.
 */
public final class Installers {

  private static final String NAME = "filterscope";

  /** What is not found by reading classes: signatures of web servers from which models come. */
  private static final List<String> HIDDEN_MODULES = List.of("jdk.crypto.ec");

  /** Where the launchers find the models, see the app's InstallationFolder. */
  private static final String ROOT_OPTION = "-Dfilterscope.root=$APPDIR";

  private static final Pattern VERSION_OF_JAR = Pattern.compile("-\\d.*");

  private final Path project;
  private final Path work;
  private final String version;
  private final List<String> kinds;
  private final String maintainer;
  private final Desktop desktop;

  private Installers(Path project, String version, String kinds, String maintainer) {
    this.project = project;
    this.work = project.resolve("target").resolve("package");
    this.desktop = Desktop.ofThisMachine();
    this.version = desktop.version(version.replace("-SNAPSHOT", ""));
    this.kinds = kinds.isBlank() ? List.of(desktop.kind) : List.of(kinds.split(","));
    this.maintainer = maintainer;
  }

  /** The systems, and what jpackage makes for each if nothing else is asked for. */
  private enum Desktop {
    LINUX("deb", "linux/filterscope.png"),
    MAC("dmg", "macos/filterscope.icns"),
    WINDOWS("msi", "windows/filterscope.ico");

    private final String kind;
    private final String icon;

    Desktop(String kind, String icon) {
      this.kind = kind;
      this.icon = icon;
    }

    static Desktop ofThisMachine() {
      String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
      return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MAC : LINUX;
    }

    /** A Mac's versions do not begin with 0. */
    String version(String version) {
      return this == MAC && version.startsWith("0.") ? version.substring(2) : version;
    }
  }

  /**
   * Makes the application and its packages in {@code target/package}.
   *
   * @param arguments the project's folder, its version, the kinds of packages with commas between
   *     them (empty for the system's usual one, "app-image" for none), and the maintainer's address
   */
  public static void main(String[] arguments) throws IOException {
    new Installers(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]).run();
  }

  private void run() throws IOException {
    delete(work);
    Files.createDirectories(work);
    Path input = input();
    Path runtime = runtime(input);
    Path image = image(input, runtime);
    System.out.println(image + ": " + megabytes(image) + " MB");
    for (String kind : kinds) {
      if (!kind.equals("app-image")) {
        Path made = desktop == Desktop.LINUX ? ofImage(kind, image) : ofInput(kind, input, runtime);
        System.out.println(made + ": " + megabytes(made) + " MB");
      }
    }
  }

  /** All files of the program but Java, as they lie beside each other when it is installed. */
  private Path input() throws IOException {
    Path input = Files.createDirectories(work.resolve("input"));
    Path built = project.resolve("target");
    copy(built.resolve(NAME + ".jar"), input.resolve(NAME + ".jar"));
    copy(built.resolve("lib"), input.resolve("lib"));
    copy(project.resolve("models"), input.resolve("models"));
    copy(project.resolve("assets/photographs"), input.resolve("assets/photographs"));
    copy(project.resolve("assets/index.sqlite"), input.resolve("assets/index.sqlite"));
    for (String name : List.of("jvm.options", "openblas-coretype")) {
      copy(project.resolve("bin").resolve(name), input.resolve("bin").resolve(name));
    }
    licences(input);
    if (desktop == Desktop.LINUX) {
      Path linux = project.resolve("src/package/linux");
      Path menu = input.resolve("desktop");
      copy(linux.resolve("filterscope.desktop"), menu.resolve("filterscope.desktop"));
      copy(linux.resolve("filterscope.png"), menu.resolve("filterscope.png"));
      copy(project.resolve("src/package/icon.svg"), menu.resolve("filterscope.svg"));
    }
    return input;
  }

  /** The texts of all licences; fails if it is not known which one a library has. */
  private void licences(Path input) throws IOException {
    Path texts = input.resolve("licences");
    copy(project.resolve("src/package/licences"), texts);
    copy(project.resolve("LICENSE"), texts.resolve("Apache-2.0.txt"));
    List<String> known =
        Files.readAllLines(texts.resolve("libraries.csv")).stream()
            .map(line -> line.substring(0, line.indexOf(',')))
            .toList();
    for (Path jar : jars(input.resolve("lib"))) {
      String library = VERSION_OF_JAR.matcher(jar.getFileName().toString()).replaceFirst("");
      if (!known.contains(library)) {
        throw new IllegalStateException(
            "Name the licence of " + library + " in src/package/licences/libraries.csv.");
      }
      notices(jar, texts.resolve("notices").resolve(library));
    }
  }

  /** Copies the notices that a library carries. */
  private static void notices(Path jar, Path folder) throws IOException {
    try (FileSystem inside = FileSystems.newFileSystem(jar);
        Stream<Path> files = Files.walk(inside.getPath("/"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (name.toUpperCase(Locale.ROOT).matches("(LICENSE|NOTICE)(\\.[A-Z]+)?")) {
          Files.createDirectories(folder);
          Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Java with only the modules that the program uses. */
  private Path runtime(Path input) throws IOException {
    String found =
        tool(
            "jdeps",
            "--ignore-missing-deps",
            "--multi-release",
            "17",
            "--print-module-deps",
            "--class-path",
            classPath(input),
            input.resolve(NAME + ".jar").toString());
    String modules = found.strip() + "," + String.join(",", HIDDEN_MODULES);
    System.out.println("Modules of Java: " + modules);
    Path runtime = work.resolve("runtime");
    tool(
        "jlink",
        "--add-modules",
        modules,
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        runtime.toString());
    shareClasses(runtime);
    return runtime;
  }

  private static String classPath(Path input) throws IOException {
    return jars(input.resolve("lib")).stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Lets Java start sooner: classes of its own are kept as they lie in memory. */
  private static void shareClasses(Path runtime) throws IOException {
    Path java = runtime.resolve("bin").resolve("java");
    Process process =
        new ProcessBuilder(java.toString(), "-Xshare:dump", "-Xmx1g")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IllegalStateException(output);
    }
  }

  private Path image(Path input, Path runtime) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--type", "app-image"));
    arguments.addAll(application(input, runtime));
    tool("jpackage", arguments.toArray(new String[0]));
    Path image = work.resolve(desktop == Desktop.MAC ? NAME + ".app" : NAME);
    if (desktop == Desktop.LINUX) {
      // Ours sets the environment, which jpackage's cannot, and starts the same Java.
      copy(project.resolve("bin").resolve(NAME), image.resolve("bin").resolve(NAME));
      Files.delete(image.resolve("lib/libapplauncher.so"));
      Files.delete(image.resolve("lib/app/filterscope.cfg"));
    }
    return image;
  }

  /** What the application is, for jpackage. */
  private List<String> application(Path input, Path runtime) throws IOException {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--name", NAME);
    add(arguments, "--app-version", version);
    add(arguments, "--description", "Look inside a convolutional network");
    add(arguments, "--vendor", "The Filterscope authors");
    add(arguments, "--icon", project.resolve("src/package").resolve(desktop.icon).toString());
    add(arguments, "--input", input.toString());
    add(arguments, "--main-jar", NAME + ".jar");
    add(arguments, "--main-class", "org.filterscope.Main");
    add(arguments, "--runtime-image", runtime.toString());
    add(arguments, "--dest", work.toString());
    add(arguments, "--java-options", ROOT_OPTION);
    for (String line : Files.readAllLines(project.resolve("bin/jvm.options"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        add(arguments, "--java-options", line.strip());
      }
    }
    if (desktop == Desktop.MAC) {
      // Its Info.plist says what the camera is for.
      add(arguments, "--resource-dir", project.resolve("src/package/macos").toString());
    }
    if (desktop == Desktop.WINDOWS) {
      // Commands print to the console, which a window's launcher does not have.
      Path console = project.resolve("src/package/windows/console.properties");
      add(arguments, "--add-launcher", NAME + "-console=" + console);
    }
    return arguments;
  }

  /** A package of Linux, out of the application whose launcher was exchanged. */
  private Path ofImage(String kind, Path image) throws IOException {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--type", kind);
    add(arguments, "--app-image", image.toString());
    add(arguments, "--name", NAME);
    add(arguments, "--app-version", version);
    add(arguments, "--description", "Look inside a convolutional network");
    add(arguments, "--vendor", "The Filterscope authors");
    add(arguments, "--resource-dir", project.resolve("src/package/linux").toString());
    add(arguments, "--linux-app-category", kind.equals("deb") ? "science" : "Applications/Science");
    String needs =
        Files.readString(project.resolve("src/package/linux").resolve(kind + "-needs.txt"));
    add(arguments, "--linux-package-deps", String.join(", ", needs.strip().split("\\R")));
    if (kind.equals("deb")) {
      add(arguments, "--linux-deb-maintainer", maintainer);
    } else {
      add(arguments, "--linux-rpm-license-type", "Apache-2.0");
    }
    return made(kind, arguments);
  }

  /** A package of a Mac or of Windows. */
  private Path ofInput(String kind, Path input, Path runtime) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--type", kind));
    arguments.addAll(application(input, runtime));
    try (Stream<Path> kinds = Files.list(project.resolve("src/package/associations"))) {
      kinds.sorted().forEach(file -> add(arguments, "--file-associations", file.toString()));
    }
    add(arguments, "--license-file", project.resolve("LICENSE").toString());
    if (desktop == Desktop.WINDOWS) {
      arguments.addAll(List.of("--win-menu", "--win-shortcut-prompt", "--win-dir-chooser"));
      // The same in all versions, so that one takes the place of the other.
      add(arguments, "--win-upgrade-uuid", "6f0a3d0e-5a0c-4c0a-9d43-2c1f6b7b7e11");
    }
    return made(kind, arguments);
  }

  private Path made(String kind, List<String> arguments) throws IOException {
    Path folder = Files.createDirectories(work.resolve(kind));
    add(arguments, "--dest", folder.toString());
    // Of an option that is given twice, the last counts.
    tool("jpackage", arguments.toArray(new String[0]));
    try (Stream<Path> files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static void add(List<String> arguments, String option, String value) {
    arguments.add(option);
    arguments.add(value);
  }

  /** Runs a tool of the JDK, and gives what it printed. */
  private static String tool(String name, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        ToolProvider.findFirst(name)
            .orElseThrow(() -> new IllegalStateException("This JDK has no " + name + "."))
            .run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    if (code != 0) {
      throw new IllegalStateException(name + " failed: " + err + out);
    }
    return out.toString();
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copied = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copied);
        } else {
          Files.createDirectories(copied.getParent());
          Files.copy(
              file,
              copied,
              StandardCopyOption.REPLACE_EXISTING,
              StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static long megabytes(Path fileOrFolder) throws IOException {
    try (Stream<Path> files = Files.walk(fileOrFolder)) {
      return files.filter(Files::isRegularFile).mapToLong(Installers::size).sum() / 1_000_000;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
