package org.filterscope.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.filterscope.task.LauncherEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bin/filterscope}, with something else in Java's place. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  @TempDir private Path folder;

  private Path launcher;

  @BeforeEach
  void aCopyOfTheProject() throws IOException {
    launcher = Files.createDirectories(folder.resolve("app/bin")).resolve("filterscope");
    Path root = Path.of(System.getProperty("filterscope.root", ""));
    Files.copy(root.resolve("bin/filterscope"), launcher);
    Files.copy(root.resolve("bin/openblas-coretype"), launcher.resolveSibling("openblas-coretype"));
    Files.createFile(
        Files.createDirectory(folder.resolve("app/target")).resolve("filterscope.jar"));
  }

  @Test
  void whereJavaHomeHoldsNoJavaOneSentenceSaysSo() throws IOException {
    Ran ran = run(Map.of("JAVA_HOME", "/nowhere"));

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.output())
        .startsWith("filterscope: there is no Java in /nowhere")
        .hasLineCount(1);
  }

  @Test
  void whereNoJavaIsOnThePathOneSentenceSaysSo() throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : new String[] {"dirname", "readlink"}) {
      script(tools.resolve(tool), "exec " + tool(tool) + " \"$@\"");
    }

    Ran ran = run(Map.of("PATH", tools.toString()));

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.output()).startsWith("filterscope: Java is not installed").hasLineCount(1);
  }

  @Test
  void whereTooFewFilesMayBeOpenOneSentenceSaysSo() throws IOException {
    Ran ran = run(Map.of("JAVA_HOME", System.getProperty("java.home")), "ulimit -n 64; ");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.output())
        .startsWith("filterscope: the system allows only 64 open files")
        .hasLineCount(1);
  }

  @Test
  void aLocaleThatIsNotInstalledGetsAllCharacters() throws IOException {
    assertThat(localeOfJava("xx_XX.UTF-8")).isEqualTo("C.UTF-8\n");
  }

  @Test
  void aLocaleWithAllCharactersStays() throws IOException {
    assertThat(localeOfJava("C.UTF-8")).isEqualTo("C.UTF-8\n");
  }

  @Test
  void threadsThatWaitDoNotSpinUnlessOneWantsIt() throws IOException {
    assertThat(variableOfJava("OMP_WAIT_POLICY", Map.of())).isEqualTo("PASSIVE\n");
    assertThat(variableOfJava("OMP_WAIT_POLICY", Map.of("OMP_WAIT_POLICY", "ACTIVE")))
        .isEqualTo("ACTIVE\n");
  }

  @Test
  void largeArraysComeInHugePagesUnlessOneWantsOtherwise() throws IOException {
    assertThat(variableOfJava("GLIBC_TUNABLES", Map.of())).isEqualTo("glibc.malloc.hugetlb=1\n");
    assertThat(variableOfJava("GLIBC_TUNABLES", Map.of("GLIBC_TUNABLES", "glibc.malloc.check=1")))
        .isEqualTo("glibc.malloc.check=1\n");
  }

  @Test
  void processesThatAreStartedOtherwiseGetTheSame() throws IOException {
    for (Map.Entry<String, String> variable : LauncherEnvironment.variables().entrySet()) {
      assertThat(variableOfJava(variable.getKey(), Map.of())).isEqualTo(variable.getValue() + "\n");
    }
  }

  @Test
  void matricesAreMultipliedAsTheProcessorCanUnlessOneWantsOtherwise() throws IOException {
    assertThat(variableOfJava("OPENBLAS_CORETYPE", Map.of())).isEqualToIgnoringNewLines(kernels());
    assertThat(variableOfJava("OPENBLAS_CORETYPE", Map.of("OPENBLAS_CORETYPE", "Zen")))
        .isEqualTo("Zen\n");
  }

  @ParameterizedTest
  @CsvSource({
    "flags : fpu sse2 avx2 fma avx512f avx512dq avx512cd avx512bw avx512vl avx512_bf16, SkylakeX",
    // Knights Landing has only some of what those kernels use.
    "flags : fpu sse2 avx2 fma avx512f avx512cd avx512er avx512pf, Haswell",
    "flags : fpu sse2 fma avx avx2, Haswell",
    "flags : fpu sse2 avx, ''",
    "Features : fp asimd evtstrm aes, ''"
  })
  void kernelsAreThoseThatAProcessorCanRun(String processor, String kernels) throws IOException {
    Path description =
        Files.writeString(
            folder.resolve("cpuinfo"),
            "processor : 0\nvendor_id : AuthenticAMD\n" + processor + "\n");

    assertThat(kernels(description.toString())).isEqualTo(kernels);
  }

  @Test
  void whereLinuxSaysNothingOpenBlasChooses() throws IOException {
    assertThat(kernels("/nowhere")).isEmpty();
  }

  @Test
  void whereItIsInstalledItBringsItsOwnJava() throws IOException {
    Path files = Files.createDirectories(folder.resolve("app/lib/app"));
    Files.createFile(files.resolve("filterscope.jar"));
    Path java = Files.createDirectories(folder.resolve("app/lib/runtime/bin")).resolve("java");
    script(java, "echo \"$@\"");

    Ran ran = run(Map.of("JAVA_HOME", "/nowhere"));

    assertThat(ran.output())
        .startsWith("@" + files.toRealPath() + "/bin/jvm.options")
        .contains("-Dfilterscope.root=" + files.toRealPath())
        .endsWith("-jar " + files.toRealPath() + "/filterscope.jar layers\n");
  }

  private String kernels(String... description) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh"));
    command.add(launcher.resolveSibling("openblas-coretype").toString());
    command.addAll(List.of(description));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private String localeOfJava(String locale) throws IOException {
    return variableOfJava("LC_ALL", Map.of("LC_ALL", locale));
  }

  /** What a variable is for Java. */
  private String variableOfJava(String name, Map<String, String> variables) throws IOException {
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    script(java, "echo \"$" + name + "\"");
    Map<String, String> all = new HashMap<>(variables);
    all.put("JAVA_HOME", folder.resolve("jdk").toString());

    return run(all).output();
  }

  private static void script(Path file, String command) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + command + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static Path tool(String name) {
    for (String place : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(place, name))) {
        return Path.of(place, name);
      }
    }
    throw new AssertionError("no " + name);
  }

  /** What the launcher printed, on either stream. */
  private record Ran(int code, String output) {}

  private Ran run(Map<String, String> variables) throws IOException {
    return run(variables, "");
  }

  private Ran run(Map<String, String> variables, String before) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", before + "exec /bin/sh '" + launcher + "' layers");
    builder.environment().remove("JAVA_HOME");
    builder.environment().remove("OPENBLAS_CORETYPE");
    LauncherEnvironment.variables().keySet().forEach(builder.environment()::remove);
    builder.environment().putAll(variables);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.onExit().join().exitValue(), output);
  }
}
