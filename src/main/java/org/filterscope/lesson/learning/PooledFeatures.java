package org.filterscope.lesson.learning;

import java.util.List;
import java.util.Optional;
import org.filterscope.image.PictureReader;
import org.filterscope.lesson.answer.InputOrigin;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.task.Progress;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.data.FeatureReader;
import org.filterscope.training.data.Features;
import org.filterscope.training.data.Sample;
import org.filterscope.training.head.HeadKind;

/**
 * Reads the pooled features of photographs: means over parts of a model's last maps, as heads use.
 */
final class PooledFeatures {

  private final Engine engine;
  private final Model model;
  private final PictureReader pictures;
  private final FeatureCache cache;
  private final Network base;

  PooledFeatures(Engine engine, Model model, PictureReader pictures, FeatureCache cache) {
    this.engine = engine;
    this.model = model;
    this.pictures = pictures;
    this.cache = cache;
    this.base = HeadKind.POOLED.onBaseOf(model.network()).build();
  }

  /** Reads the features of photographs in order, from the cache where possible. */
  Features read(List<Sample> samples, Progress progress, Cancellation cancellation) {
    try (FeatureReader reader =
        new FeatureReader(engine, base, Optional.empty(), model, pictures, cache)) {
      return reader.read(
          samples.stream().map(sample -> new FeatureReader.View(sample, false)).toList(),
          progress,
          cancellation);
    }
  }

  /** The unit, and the part of its map, that a feature is the mean of. */
  InputOrigin origin(int feature) {
    return InputOrigin.ofValue(base, base.output(), feature);
  }
}
