package org.filterscope.soak;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What Maven's command line says.
 *
 * @param only the trials to make; empty for all
 * @param minutes after which no more rounds begin
 * @param rounds after which none begins either
 * @param seed of the first round; that of each next one is higher by 1
 */
record Options(Set<String> only, int minutes, long rounds, long seed) {

  static Options ofThisProcess() {
    Set<String> only =
        Arrays.stream(System.getProperty("soak.only", "").split(",", -1))
            .filter(name -> !name.isBlank())
            .collect(Collectors.toUnmodifiableSet());
    String seed = System.getProperty("soak.seed", "");
    String rounds = System.getProperty("soak.rounds", "");
    return new Options(
        only,
        Integer.getInteger("soak.minutes", 30),
        rounds.isBlank() ? Long.MAX_VALUE : Long.parseLong(rounds),
        seed.isBlank() ? System.currentTimeMillis() % 1_000_000_000 : Long.parseLong(seed));
  }
}
