package org.filterscope.ui.learn.experiment;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.filterscope.ui.learn.chapter.Visit;

/** What is chosen before an experiment runs: photographs and settings. */
public interface ExperimentSetup extends AutoCloseable {

  /** The controls; always the same node. */
  Node node();

  /** Whether enough is chosen. */
  ObservableValue<Boolean> ready();

  /** What runs with the choices that are made now. */
  ExperimentRun run();

  /** Why the experiment does not apply to the model; empty where it does. */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /** Somebody comes from elsewhere, to look at something. */
  default void visit(Visit visit) {}

  @Override
  default void close() {}
}
