package org.filterscope.bench;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Maven's command line says.
 *
 * @param only the sections to run; empty for all
 * @param threads that each engine computes with
 * @param rounds in which all engines take turns
 * @param images that go through one after the other while the memory is watched
 * @param photographs whose decisions are compared
 */
record Options(Set<String> only, int threads, int rounds, int images, int photographs) {

  static Options ofThisProcess() {
    Set<String> only =
        Arrays.stream(System.getProperty("bench.only", "").split(","))
            .filter(name -> !name.isBlank())
            .collect(Collectors.toUnmodifiableSet());
    return new Options(
        only,
        Integer.getInteger("bench.threads", 2),
        Integer.getInteger("bench.rounds", 10),
        Integer.getInteger("bench.images", 100),
        Integer.getInteger("bench.photographs", 50));
  }
}
