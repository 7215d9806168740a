package org.filterscope.training.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.filterscope.training.data.Finding;

/** The report in a model's file: how the model was made and how good it is. */
final class TrainingReport {

  private static final int MOST_WRONG = 50;
  private static final int MOST_CHANGED = 100;

  private TrainingReport() {}

  static ObjectNode json(FineTunedModel tuned) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode report = mapper.createObjectNode();
    FineTunedModel.Settings settings = tuned.settings();
    ObjectNode made = report.putObject("settings");
    made.put("base", settings.base());
    made.put("head", settings.head().name().toLowerCase(Locale.ROOT));
    made.put("unfreeze", settings.unfreeze().name().toLowerCase(Locale.ROOT));
    made.put("flips", settings.flips());
    made.put("seed", settings.seed());
    made.put("decay", settings.decay());
    made.put("epochs", settings.epochs());
    made.put("blockEpochs", settings.blockEpochs());
    made.put("stopped", settings.isStopped());
    made.put("temperature", tuned.learned().temperature());
    ObjectNode validation = report.putObject("validation");
    validation.put("photographs", tuned.photographs().validation());
    validation.put("accuracy", tuned.measured().validationAccuracy());
    report.set("heldOut", heldOut(tuned, mapper));
    ArrayNode findings = report.putArray("findings");
    for (Finding finding : tuned.photographs().findings()) {
      ObjectNode one = findings.addObject();
      one.put("kind", finding.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      one.put("count", finding.count());
      one.set("examples", mapper.valueToTree(finding.examples()));
    }
    List<KernelChange> changed = tuned.learned().changed();
    report.put("changedUnits", changed.size());
    report.set(
        "mostChanged",
        mapper.valueToTree(changed.subList(0, Math.min(MOST_CHANGED, changed.size()))));
    report.set("split", mapper.valueToTree(tuned.photographs().split()));
    return report;
  }

  private static ObjectNode heldOut(FineTunedModel tuned, ObjectMapper mapper) {
    Evaluation evaluation = tuned.measured().heldOut();
    WilsonInterval interval = evaluation.confidence95();
    ObjectNode heldOut = mapper.createObjectNode();
    heldOut.put("photographs", evaluation.images());
    heldOut.put("accuracy", evaluation.accuracy());
    heldOut.set("confidence95", mapper.valueToTree(new double[] {interval.low(), interval.high()}));
    heldOut.set("confusion", mapper.valueToTree(evaluation.confusion()));
    heldOut.put("calibrationError", tuned.measured().calibration().error());
    heldOut.set("calibration", mapper.valueToTree(tuned.measured().calibration().bins()));
    ArrayNode wrong = heldOut.putArray("mostWrong");
    for (Prediction answer : evaluation.mostWrong(MOST_WRONG)) {
      ObjectNode one = wrong.addObject();
      one.put("image", answer.image().toString());
      one.put("label", evaluation.classes().get(answer.label()));
      one.put("answer", evaluation.classes().get(answer.answer()));
      one.put("probability", answer.probability());
    }
    return heldOut;
  }
}
