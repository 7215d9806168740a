package org.filterscope.ui.learn.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.filterscope.experiment.result.Result;

/** A result's values as the command prints them with {@code --json}. */
final class ResultJson {

  private ResultJson() {}

  static String of(Result result) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("experiment", result.experiment().id());
    object.put("model", result.model());
    object.put("photographs", result.photographs());
    object.put("rows", result.table().objects());
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(object) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A result is no JSON", e);
    }
  }
}
