package org.filterscope.ui.explore.photograph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.filterscope.inspection.ClassProbability;

/**
 * All classes with their probabilities, as text.
 *
 * @param image what the photograph is called
 * @param classes the likeliest first
 */
record ClassTable(String image, List<ClassProbability> classes) {

  /** A line for each class: index, label, probability; a decimal point in every language. */
  String csv() {
    StringBuilder lines = new StringBuilder("index,label,probability\r\n");
    for (ClassProbability score : classes) {
      lines
          .append(score.index())
          .append(",\"")
          .append(score.label().replace("\"", "\"\""))
          .append("\",")
          .append(score.probability())
          .append("\r\n");
    }
    return lines.toString();
  }

  /** The form in which the command line prints it. */
  String json() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode result = mapper.createObjectNode().put("image", image);
    ArrayNode top = result.putArray("top");
    for (ClassProbability score : classes) {
      top.addObject()
          .put("label", score.label())
          .put("index", score.index())
          .put("probability", score.probability());
    }
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers refuses to be written", e);
    }
  }
}
