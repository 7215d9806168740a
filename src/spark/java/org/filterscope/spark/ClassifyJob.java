package org.filterscope.spark;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.util.LongAccumulator;
import org.filterscope.inspection.ClassProbability;
import org.filterscope.inspection.Classification;
import org.filterscope.network.Model;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Progress;
import org.jspecify.annotations.Nullable;

/** Classifies photographs, of which only the likeliest class comes back. */
final class ClassifyJob {

  private final SparkCluster cluster;
  private final ShippedModel shipped;
  private final Model model;

  ClassifyJob(SparkCluster cluster, ShippedModel shipped, Model model) {
    this.cluster = cluster;
    this.shipped = shipped;
    this.model = model;
  }

  /** The answer for a photograph, or why there is none. */
  private record Answer(String image, int likeliest, double probability, @Nullable Refusal refusal)
      implements Serializable {

    static Answer of(Classification result) {
      String image = result.image().toString();
      if (result instanceof Classification.Skipped skipped) {
        return new Answer(image, -1, 0, Refusal.of(skipped.image(), skipped.reason()));
      }
      ClassProbability first = ((Classification.Answered) result).classes().get(0);
      return new Answer(image, first.index(), first.probability(), null);
    }

    Classification forModel(Model model) {
      if (refusal != null) {
        return new Classification.Skipped(Path.of(image), refusal.reason());
      }
      ClassProbability first =
          new ClassProbability(likeliest, model.labels().get(likeliest), probability);
      return new Classification.Answered(
          Path.of(image), List.of(first), model.sureness(probability));
    }
  }

  void classify(
      List<Path> images,
      Consumer<Classification> each,
      Progress progress,
      Cancellation cancellation) {
    LongAccumulator seen = cluster.counter("photographs classified");
    ShippedModel wanted = shipped;
    JavaRDD<Answer> answers =
        cluster
            .context()
            .parallelize(images.stream().map(Path::toString).toList(), cluster.tasks(images.size()))
            .mapPartitions(files -> answers(wanted, files, seen));
    cluster
        .run(
            "Answers for " + images.size() + " photographs",
            seen,
            images.size(),
            progress,
            cancellation,
            answers::collect)
        .forEach(answer -> each.accept(answer.forModel(model)));
  }

  private static Iterator<Answer> answers(
      ShippedModel model, Iterator<String> files, LongAccumulator seen) {
    List<Path> images = new ArrayList<>();
    files.forEachRemaining(file -> images.add(Path.of(file)));
    for (Path image : images) {
      ListedFile.requireFolder(image.toAbsolutePath().getParent());
    }
    List<Answer> answers = new ArrayList<>();
    NodeEngine.of(model)
        .classifier()
        .classify(
            images,
            result -> answers.add(Answer.of(result)),
            Progress.NONE,
            NodeEngine.cancellation());
    seen.add(images.size());
    return answers.iterator();
  }
}
