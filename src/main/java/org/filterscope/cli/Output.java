package org.filterscope.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.filterscope.task.Problem;

/**
 * Prints a command's results to standard output, either as one JSON object or as text for people.
 * All other messages go to standard error.
 */
final class Output {

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean isJson;

  Output(PrintWriter out, PrintWriter err, boolean isJson) {
    this.out = out;
    this.err = err;
    this.isJson = isJson;
  }

  /**
   * Prints the result, if JSON was asked for.
   *
   * @param result a record; its components are the object's keys
   */
  void json(Object result) {
    if (isJson) {
      out.println(inJson(result));
      out.flush();
    }
  }

  /** Prints the result or a part of it for people, unless JSON was asked for. */
  void text(Consumer<PrintWriter> printed) {
    if (!isJson) {
      printed.accept(out);
      out.flush();
    }
  }

  /** Reports a skipped file, with the reason. */
  void skipped(Problem reason) {
    String message = String.valueOf(reason.getMessage());
    err.println("filterscope: skipped: " + OneLine.of(message));
    err.flush();
  }

  /** Writes JSON in ASCII, so readers need not guess the encoding of file names. */
  static String inJson(Object value) {
    ObjectMapper mapper = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A result is no JSON", e);
    }
  }
}
