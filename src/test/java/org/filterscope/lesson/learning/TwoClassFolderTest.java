package org.filterscope.lesson.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.filterscope.image.PictureReader;
import org.filterscope.task.Cancellation;
import org.filterscope.task.Engine;
import org.filterscope.testing.SmallModel;
import org.filterscope.training.Drawn;
import org.filterscope.training.data.FeatureCache;
import org.filterscope.training.progress.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photographs of two classes as dots. */
class TwoClassFolderTest {

  @Test
  void photographsBecomeDotsAlongTwoUnits(@TempDir Path place) throws IOException {
    Drawn.folder(place.resolve("folder"), 8);
    TwoClassFolder folder;
    try (Engine engine = new Engine();
        FeatureCache cache = FeatureCache.open(place.resolve("caches"))) {
      folder =
          new TwoClassReader(engine, SmallModel.create(), new PictureReader(), cache)
              .read(place.resolve("folder"), 6, 1, TrainingListener.NONE, Cancellation.NEVER);
    }

    assertThat(folder.classes()).containsExactly("dots", "stripes");
    List<LabelledPoint> points = folder.axes().points();
    assertThat(points).hasSize(12);
    for (int i = 0; i < points.size(); i++) {
      Path file = place.resolve("folder").relativize(folder.files().get(i));
      assertThat(file.toString()).startsWith(folder.classes().get(points.get(i).label()));
    }
    assertThat(folder.first().layer().name()).isEqualTo("pool3");
    assertThat(folder.second()).isNotEqualTo(folder.first());
  }
}
