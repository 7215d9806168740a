package org.filterscope.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.filterscope.network.Network;

/**
 * What another program answered with a network's file, for {@link #pixels}.
 *
 * @param file the file's name
 * @param answers what the last layer gives
 */
public record StrangerAnswers(String file, float[] answers) {

  /** The rows of a table: the file's name, then its answers. */
  public static List<StrangerAnswers> of(String resource) {
    try (InputStream in =
        Objects.requireNonNull(StrangerAnswers.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(StrangerAnswers::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StrangerAnswers row(String line) {
    String[] cells = line.split(",", -1);
    float[] answers = new float[cells.length - 1];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = Float.parseFloat(cells[i + 1]);
    }
    return new StrangerAnswers(cells[0], answers);
  }

  /** The input that the other program was given. */
  public static float[] pixels(Network network) {
    float[] values = new float[network.input().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ((i * 2654435761L & 0xFFFFFFFFL) >> 24) / 256f;
    }
    return values;
  }

  /** The classes' probabilities: of a single sigmoid those of two, of sums their softmax. */
  public float[] probabilities() {
    if (answers.length == 1) {
      return new float[] {1 - answers[0], answers[0]};
    }
    double sum = 0;
    for (float answer : answers) {
      sum += answer;
    }
    if (Math.abs(sum - 1) < 1e-5) {
      return answers.clone();
    }
    double exponentials = 0;
    for (float answer : answers) {
      exponentials += Math.exp(answer);
    }
    float[] probabilities = new float[answers.length];
    for (int i = 0; i < answers.length; i++) {
      probabilities[i] = (float) (Math.exp(answers[i]) / exponentials);
    }
    return probabilities;
  }

  @Override
  public String toString() {
    return file;
  }
}
