package org.filterscope.bench;

import java.util.List;

/** Engines that take turns with the same images; the first is ours. */
final class Race {

  /** Waited before an engine's turn: another's threads spin on for a while and take processors. */
  private static final long PAUSE_MS = 50;

  private static final int RUNS_A_TURN = 2;

  private Race() {}

  /** An engine with the seconds that its runs took. */
  private record Timed(Contender contender, Samples samples) {}

  /** Times the engines, and prints each, and ours beside each of the others. */
  static void run(List<Contender> contenders, int rounds, Report report)
      throws InterruptedException {
    List<Timed> all = contenders.stream().map(c -> new Timed(c, new Samples())).toList();
    for (Contender contender : contenders) {
      contender.run();
      contender.run();
    }
    for (int round = 0; round < rounds; round++) {
      for (Timed timed : all) {
        Thread.sleep(PAUSE_MS);
        for (int i = 0; i < RUNS_A_TURN; i++) {
          timed.samples().time(timed.contender()::run);
        }
      }
    }
    all.forEach(timed -> report.seconds(timed.contender().name(), timed.samples()));
    Timed ours = all.get(0);
    for (Timed peer : all.subList(1, all.size())) {
      String what = "ours / " + peer.contender().name();
      peer.contender()
          .limit()
          .ifPresentOrElse(
              limit -> report.ratio(what, ours.samples(), peer.samples(), limit),
              () -> report.ratio(what, ours.samples(), peer.samples()));
      report.line(
          "  %-40s %.1e of the largest value",
          "largest difference of the last layer",
          difference(ours.contender().result(), peer.contender().result()));
    }
  }

  private static double difference(float[] ours, float[] others) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < others.length; i++) {
      largest = Math.max(largest, Math.abs(others[i]));
      difference = Math.max(difference, Math.abs(ours[i] - others[i]));
    }
    return difference / largest;
  }
}
