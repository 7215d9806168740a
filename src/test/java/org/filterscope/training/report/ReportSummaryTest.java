package org.filterscope.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.assertj.core.data.Offset;
import org.filterscope.training.block.UnfrozenLayers;
import org.junit.jupiter.api.Test;

class ReportSummaryTest {

  @Test
  void theHeldOutPhotographsAreCounted() throws JsonProcessingException {
    ReportSummary summary =
        ReportSummary.of(
                report(
                    """
                    {
                      "settings" : { "base" : "1f03", "unfreeze" : "block5" },
                      "heldOut" : { "photographs" : 12, "accuracy" : 1.0 }
                    }
                    """))
            .orElseThrow();

    assertThat(summary.right()).isEqualTo(12);
    assertThat(summary.heldOut()).isEqualTo(12);
    // Wilson's lower bound of 12 in 12: 1 / (1 + 1.96 ^ 2 / 12).
    assertThat(summary.confidence95().low()).isCloseTo(0.7575, Offset.offset(1e-4));
    assertThat(summary.confidence95().high()).isEqualTo(1);
    assertThat(summary.base()).isEqualTo("1f03");
    assertThat(summary.unfrozen()).isEqualTo(UnfrozenLayers.BLOCK5);
  }

  @Test
  void aModelWithoutAReportHasNone() throws JsonProcessingException {
    assertThat(ReportSummary.of(MissingNode.getInstance())).isEmpty();
    assertThat(ReportSummary.of(report("{}"))).isEmpty();
  }

  @Test
  void aReportOfNonsenseSaysNothing() throws JsonProcessingException {
    assertThat(
            ReportSummary.of(
                report("{ \"heldOut\" : { \"photographs\" : 12, \"accuracy\" : 7 } }")))
        .isEmpty();
    assertThat(
            ReportSummary.of(
                report("{ \"heldOut\" : { \"photographs\" : -1, \"accuracy\" : 1 } }")))
        .isEmpty();
  }

  private static JsonNode report(String json) throws JsonProcessingException {
    return new ObjectMapper().readTree(json);
  }
}
