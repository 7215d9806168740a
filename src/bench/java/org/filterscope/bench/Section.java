package org.filterscope.bench;

/** Figures that belong together. */
interface Section {

  /** Measures and prints; says so where something cannot be measured here. */
  void run(Options options, Report report) throws Exception;
}
