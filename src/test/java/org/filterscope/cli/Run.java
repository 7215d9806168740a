package org.filterscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Model;
import org.filterscope.network.store.ModelStore;
import org.filterscope.patches.library.IndexFolder;
import org.filterscope.testing.Golden;

/**
 * What one command did.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
record Run(int code, String out, String err) {

  /** The home of all commands that are given no other; tests run in several processes. */
  private static final Path HOME =
      Path.of("target", "test-home-" + System.getProperty("filterscope.test.process", "1"));

  private static final Path CACHES = HOME.resolve("caches");
  private static final ModelStore STORE = new ModelStore(HOME.resolve("models"), Golden.models());

  private static final IndexFolder INDEXES =
      new IndexFolder(HOME.resolve("indexes"), HOME.resolve("no-index.sqlite"), "Samples");

  /** Runs a command with the model that comes with the app; the window closes at once. */
  static Run of(String... arguments) {
    return with(
        new Services(new PictureReader(), Run::model, image -> 0, STORE, INDEXES, CACHES),
        arguments);
  }

  /** Runs a command with models in another folder than the person's. */
  static Run with(ModelStore store, String... arguments) {
    return with(
        new Services(new PictureReader(), Run::model, image -> 0, store, INDEXES, CACHES),
        arguments);
  }

  /** Runs a command with other indexes than the user's. */
  static Run with(IndexFolder indexes, String... arguments) {
    return with(
        new Services(new PictureReader(), Run::model, image -> 0, STORE, indexes, CACHES),
        arguments);
  }

  /** Runs a command with photographs opened in another way. */
  static Run with(PictureReader pictures, String... arguments) {
    return with(new Services(pictures, Run::model, image -> 0, STORE, INDEXES, CACHES), arguments);
  }

  /** Runs a command with another model in the built-in one's place. */
  static Run with(Supplier<Model> model, String... arguments) {
    return with(
        new Services(new PictureReader(), model, image -> 0, STORE, INDEXES, CACHES), arguments);
  }

  /** Runs a command. */
  static Run with(Services services, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Filterscope.commandLine(services)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  /** The model that comes with the app; loaded once. */
  static Model model() {
    return Golden.builtIn();
  }

  /** A photograph of 224 x 224 that other systems were run on. */
  static String photograph(String name) {
    return Path.of("src", "test", "resources", "golden", "inputs", name + ".png").toString();
  }

  /** Standard output as one JSON object, with nothing behind it. */
  JsonNode json() {
    try {
      return new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out + err, e);
    }
  }

  /** The lines on standard error. */
  List<String> errLines() {
    return err.lines().toList();
  }
}
