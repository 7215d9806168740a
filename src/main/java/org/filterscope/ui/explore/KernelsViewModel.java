package org.filterscope.ui.explore;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.filterscope.figure.KernelFigure;
import org.filterscope.figure.Tiles;
import org.filterscope.image.Picture;
import org.filterscope.network.ChannelKernels;
import org.filterscope.network.Node;
import org.jspecify.annotations.Nullable;

/** The chosen unit's kernels, painted. */
final class KernelsViewModel implements AutoCloseable {

  /** Twice what is shown, for screens of high density. */
  private static final int SIDE = 180;

  private static final Duration REST = Duration.ofMillis(50);

  private final Workbench bench;
  private final UnitChoice choice;
  private final Latest<Painted> reading;
  private final ReadOnlyObjectWrapper<@Nullable Painted> painted = new ReadOnlyObjectWrapper<>();

  /**
   * Painted kernels.
   *
   * @param unit whose they are, and which
   * @param tiles one picture for each, enlarged; none where the unit has no kernels
   */
  record Painted(UnitKernels unit, List<Picture> tiles) {}

  KernelsViewModel(Workbench bench, UnitChoice choice) {
    this.bench = bench;
    this.choice = choice;
    reading = new Latest<>(bench, REST, painted::set);
    choice.layer().addListener((property, old, now) -> read());
    choice.channel().addListener((property, old, now) -> read());
    read();
  }

  /** The kernels painted last; null before the first. */
  ReadOnlyObjectProperty<@Nullable Painted> painted() {
    return painted.getReadOnlyProperty();
  }

  @Override
  public void close() {
    reading.cancel();
  }

  private void read() {
    Node layer = choice.layer().get();
    int channel = choice.channel().get();
    if (channel < 0 || channel >= layer.shape().channels()) {
      return;
    }
    reading.request(
        bench.words().get("explore.kernels.accessible", layer.name()),
        cancellation -> CompletableFuture.supplyAsync(() -> paint(layer, channel), bench.desk()));
  }

  private Painted paint(Node layer, int channel) {
    UnitKernels unit = UnitKernels.of(bench.model().network(), layer, channel, bench.words());
    ChannelKernels kernels = unit.kernels();
    if (kernels == null) {
      return new Painted(unit, List.of());
    }
    if (unit.isColour()) {
      return new Painted(
          unit,
          List.of(enlarged(KernelFigure.inColour(kernels, bench.model().preparation().order()))));
    }
    return new Painted(
        unit,
        Arrays.stream(unit.strongest())
            .mapToObj(input -> enlarged(KernelFigure.of(kernels, input)))
            .toList());
  }

  /** Drawn larger by JavaFX, few pixels would run into each other. */
  private static Picture enlarged(Picture kernel) {
    int factor = Math.max(1, SIDE / Math.max(kernel.width(), kernel.height()));
    return Tiles.enlarged(kernel, kernel.width() * factor, kernel.height() * factor);
  }
}
