package org.filterscope.ui.learn;

import java.util.List;
import java.util.function.Function;
import org.filterscope.experiment.result.Experiment;
import org.filterscope.ui.learn.answer.DenseChapter;
import org.filterscope.ui.learn.answer.FunctionsChapter;
import org.filterscope.ui.learn.answer.SoftmaxChapter;
import org.filterscope.ui.learn.chapter.ChapterEntry;
import org.filterscope.ui.learn.chapter.Lesson;
import org.filterscope.ui.learn.convolution.DeeperChapter;
import org.filterscope.ui.learn.convolution.FilterChapter;
import org.filterscope.ui.learn.convolution.MapsChapter;
import org.filterscope.ui.learn.experiment.CorrespondenceSetup;
import org.filterscope.ui.learn.experiment.EvolutionSetup;
import org.filterscope.ui.learn.experiment.ExperimentChapter;
import org.filterscope.ui.learn.experiment.ExperimentSetup;
import org.filterscope.ui.learn.experiment.FirstLayerSetup;
import org.filterscope.ui.learn.experiment.InvarianceSetup;
import org.filterscope.ui.learn.experiment.LayersSetup;
import org.filterscope.ui.learn.training.BackpropagationChapter;
import org.filterscope.ui.learn.training.FineTuneChapter;
import org.filterscope.ui.learn.training.PretrainedChapter;

/** All chapters, from the first to the last, and then the experiments. */
final class Chapters {

  private Chapters() {}

  /** The only place where chapters are listed. */
  static List<ChapterEntry> all() {
    return List.of(
        new ChapterEntry(1, FilterChapter.ID, "learn.filter.title", FilterChapter::new),
        new ChapterEntry(2, MapsChapter.ID, "learn.maps.title", MapsChapter::new),
        new ChapterEntry(3, DeeperChapter.ID, "learn.deeper.title", DeeperChapter::new),
        new ChapterEntry(4, FunctionsChapter.ID, "learn.functions.title", FunctionsChapter::new),
        new ChapterEntry(5, SoftmaxChapter.ID, "learn.softmax.title", SoftmaxChapter::new),
        new ChapterEntry(6, DenseChapter.ID, "learn.dense.title", DenseChapter::new),
        new ChapterEntry(
            7,
            BackpropagationChapter.ID,
            "learn.backpropagation.title",
            BackpropagationChapter::new),
        new ChapterEntry(8, PretrainedChapter.ID, "learn.pretrained.title", PretrainedChapter::new),
        new ChapterEntry(9, FineTuneChapter.ID, "learn.finetune.title", FineTuneChapter::new),
        experiment(Experiment.EVOLUTION, EvolutionSetup::new),
        experiment(Experiment.INVARIANCE, InvarianceSetup::new),
        experiment(Experiment.FIRST_LAYER, FirstLayerSetup::new),
        experiment(Experiment.CORRESPONDENCE, CorrespondenceSetup::new),
        experiment(Experiment.LAYERS, LayersSetup::new));
  }

  private static ChapterEntry experiment(
      Experiment experiment, Function<Lesson, ExperimentSetup> setup) {
    String id = experiment.id();
    return new ChapterEntry(
        0,
        id,
        "learn.experiment." + id + ".title",
        lesson -> new ExperimentChapter(experiment, lesson, setup.apply(lesson)));
  }
}
