package org.filterscope.bench;

import java.util.OptionalDouble;
import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.network.Network;
import org.filterscope.network.Node;
import org.filterscope.projection.Mode;
import org.filterscope.projection.Projector;
import org.filterscope.projection.Seed;
import org.filterscope.task.Cancellation;
import org.filterscope.testing.Golden;

/** Whether memory stays where it is while image after image goes through and back. */
final class ResidentSize implements Section {
  private static final int WARM_UP = 20;
  private static final double MOST_GROWTH_MB = 100;

  @Override
  public void run(Options options, Report report) {
    ProcessMemory memory = new ProcessMemory(ProcessHandle.current().pid());
    int images = options.images();
    report.heading(images + " images through all layers, and a unit of each projected back");
    if (memory.resident().isEmpty()) {
      report.skipped("resident size", "only Linux tells it");
      return;
    }
    Network network = Base.network();
    double start = 0;
    double middle = 0;
    try (ForwardPass forward = new ForwardPass(network);
        Projector projector = new Projector()) {
      for (int i = -WARM_UP; i < images; i++) {
        if (i == 0) {
          start = resident(memory, report, "at the start");
        }
        if (i == images / 2) {
          middle = resident(memory, report, "in the middle");
        }
        look(forward, projector, i + WARM_UP);
      }
    }
    double end = resident(memory, report, "at the end");
    report.figure("more than at the start", end - start, "MB", MOST_GROWTH_MB);
    report.line("  %-40s %8.1f MB", "of these in the second half", end - middle);
  }

  private static void look(ForwardPass forward, Projector projector, int index) {
    String image = Golden.IMAGES.get(index % Golden.IMAGES.size());
    try (Pass pass = forward.run(Golden.input(image), Cancellation.NEVER, () -> {})) {
      Node node = pass.network().find("conv4_3").orElseThrow();
      int channel = index % node.shape().channels();
      pass.maps(node);
      projector.project(
          pass, node, channel, new Seed.Strongest(), Mode.DECONVNET, Cancellation.NEVER, () -> {});
    }
  }

  private static double resident(ProcessMemory memory, Report report, String when) {
    OptionalDouble resident = memory.resident();
    double heap = Runtime.getRuntime().totalMemory() / 1e6;
    report.line(
        "  %-40s %8.1f MB, %.0f MB of it claimed by the Java heap",
        "resident " + when, resident.orElseThrow(), heap);
    return resident.orElseThrow();
  }
}
