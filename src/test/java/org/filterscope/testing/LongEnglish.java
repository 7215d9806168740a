package org.filterscope.testing;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A language of which nobody speaks a word: English with every text two fifths longer, as texts
 * grow in translation. Its locale is en-XA.
 */
public final class LongEnglish {

  private static final String BUNDLE = "org/filterscope/ui/messages";

  /** As a fraction of the text. */
  private static final double GROWTH = 0.4;

  private static final int WORD = 7;

  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d[^}]*}|_|\\\\u....|\\\\n");

  private LongEnglish() {}

  /** Writes its texts beside the tests' classes, where bundles are looked for. */
  public static void write() throws IOException {
    Path classes;
    try {
      classes =
          Path.of(LongEnglish.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
    List<String> lines = new ArrayList<>();
    Path english =
        Path.of(System.getProperty("filterscope.root", ""), "src/main/resources")
            .resolve(BUNDLE + ".properties");
    for (String line : Files.readAllLines(english)) {
      lines.add(line.isBlank() || line.startsWith("#") ? line : longer(line));
    }
    Path file = classes.resolve(BUNDLE + "_en_XA.properties");
    Files.createDirectories(file.getParent());
    Files.write(file, lines);
  }

  /** The line of a key, with words of nothing behind its text. */
  private static String longer(String line) {
    String text = line.substring(line.indexOf('=') + 1);
    int growth = (int) (ARGUMENT.matcher(text).replaceAll("").length() * GROWTH);
    StringBuilder grown = new StringBuilder(line);
    for (int letter = 0; letter < growth; letter++) {
      grown.append(growth >= WORD && letter % WORD == 0 ? ' ' : 'x');
    }
    return grown.toString();
  }
}
