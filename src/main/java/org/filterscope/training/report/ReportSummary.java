package org.filterscope.training.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.filterscope.training.block.UnfrozenLayers;

/**
 * What a list of models shows of a fine-tuned one, read from the report in its file.
 *
 * @param heldOut number of photographs that it was measured on, at least 1
 * @param right how many of them it classified correctly
 * @param confidence95 the 95 % confidence interval of its accuracy
 * @param base the checksum of the model that it was made from
 * @param unfrozen which layers were trained with the head
 */
public record ReportSummary(
    int heldOut, int right, WilsonInterval confidence95, String base, UnfrozenLayers unfrozen) {

  /**
   * Reads a report.
   *
   * @return empty if it does not have these
   */
  public static Optional<ReportSummary> of(JsonNode report) {
    int heldOut = report.at("/heldOut/photographs").asInt();
    JsonNode accuracy = report.at("/heldOut/accuracy");
    if (heldOut < 1 || !accuracy.isNumber() || accuracy.asDouble() < 0 || accuracy.asDouble() > 1) {
      return Optional.empty();
    }
    int right = (int) Math.round(accuracy.asDouble() * heldOut);
    return Optional.of(
        new ReportSummary(
            heldOut,
            right,
            WilsonInterval.of(right, heldOut),
            report.at("/settings/base").asText(),
            unfrozen(report.at("/settings/unfreeze").asText())));
  }

  /** As {@link TrainingReport} writes it; a file of a later version may have another value. */
  private static UnfrozenLayers unfrozen(String said) {
    for (UnfrozenLayers each : UnfrozenLayers.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(said)) {
        return each;
      }
    }
    return UnfrozenLayers.NONE;
  }
}
