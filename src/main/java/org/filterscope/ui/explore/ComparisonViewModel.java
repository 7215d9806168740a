package org.filterscope.ui.explore;

import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.filterscope.ui.OpenPicture;
import org.filterscope.ui.Photograph;
import org.filterscope.ui.Workspace;
import org.jspecify.annotations.Nullable;

/** A second photograph, on the same unit as the first. */
final class ComparisonViewModel implements AutoCloseable {

  private final OpenPicture picture;
  private final PhotographViewModel photograph;
  private final LayerViewModel layer;
  private final UnitViewModel unit;
  private final BooleanProperty open = new SimpleBooleanProperty();

  ComparisonViewModel(Workbench bench, UnitChoice choice) {
    Workspace workspace = bench.workspace();
    picture =
        new OpenPicture(
            workspace.reader(),
            workspace.desk(),
            workspace.clock(),
            workspace.window(),
            workspace.notices(),
            workspace.words());
    photograph = new PhotographViewModel(bench);
    layer = new LayerViewModel(bench, photograph, choice);
    unit = new UnitViewModel(bench, photograph, layer, choice);
    picture.photograph().addListener((property, old, now) -> show(now));
    open.addListener((property, old, now) -> forgetUnless(now));
  }

  /** Whether the second photograph has its place in the window. */
  BooleanProperty isOpen() {
    return open;
  }

  /** The second photograph and its neighbours. */
  OpenPicture picture() {
    return picture;
  }

  /** The second photograph as the network sees it. */
  PhotographViewModel photograph() {
    return photograph;
  }

  /** The chosen unit on it. */
  UnitViewModel unit() {
    return unit;
  }

  /** Compares with a file. */
  void open(Path file) {
    open.set(true);
    picture.open(file);
  }

  @Override
  public void close() {
    picture.close();
    unit.close();
    layer.close();
    photograph.close();
  }

  private void show(@Nullable Photograph opened) {
    if (opened == null) {
      photograph.close();
    } else {
      photograph.show(opened);
    }
  }

  /** Out of sight, it shall not cost a pass through the network. */
  private void forgetUnless(boolean isOpen) {
    if (!isOpen) {
      picture.forget();
    }
  }
}
