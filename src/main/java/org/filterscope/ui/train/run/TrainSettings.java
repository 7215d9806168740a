package org.filterscope.ui.train.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.filterscope.training.FineTuning;
import org.filterscope.training.block.UnfrozenLayers;
import org.filterscope.training.head.HeadKind;
import org.jspecify.annotations.Nullable;

/** The settings of a training, while they can be changed. */
public final class TrainSettings {

  /** The smallest share that can be held out. */
  public static final double LEAST = 0.1;

  /** The largest share that can be held out. */
  public static final double MOST = 0.5;

  private final DoubleProperty heldOut = new SimpleDoubleProperty(0.2);
  private final ObjectProperty<@Nullable Path> heldOutFolder = new SimpleObjectProperty<>();
  private final ObjectProperty<HeadKind> head = new SimpleObjectProperty<>(HeadKind.POOLED);
  private final ObjectProperty<UnfrozenLayers> unfreeze =
      new SimpleObjectProperty<>(UnfrozenLayers.NONE);
  private final BooleanProperty flips = new SimpleBooleanProperty();
  private final LongProperty seed = new SimpleLongProperty(1);

  /** Starts with the default settings. */
  TrainSettings() {
    unfreeze.addListener((property, old, now) -> head.set(headWith(now, head.get())));
    head.addListener((property, old, now) -> unfreeze.set(unfreezeWith(now, unfreeze.get())));
  }

  /**
   * If the last dense layer is trained, the head is on it; if convolutions are trained, on maps.
   */
  private static HeadKind headWith(UnfrozenLayers way, HeadKind kind) {
    return switch (way) {
      case NONE -> kind;
      case BLOCK5 -> kind.isOnDense() ? HeadKind.POOLED : kind;
      case DENSE -> HeadKind.LAST;
    };
  }

  private static UnfrozenLayers unfreezeWith(HeadKind kind, UnfrozenLayers way) {
    return headWith(way, kind) == kind ? way : UnfrozenLayers.NONE;
  }

  /** Drops choices that the model in use does not have. */
  public void keepTo(List<UnfrozenLayers> ways, List<HeadKind> heads) {
    if (!ways.contains(unfreeze.get())) {
      unfreeze.set(UnfrozenLayers.NONE);
    }
    if (!heads.contains(head.get())) {
      head.set(HeadKind.POOLED);
    }
  }

  /** The share that is held out, from {@link #LEAST} to {@link #MOST}. */
  public DoubleProperty heldOut() {
    return heldOut;
  }

  /** Photographs of the same classes to hold out; null to hold out a share. */
  public ObjectProperty<@Nullable Path> heldOutFolder() {
    return heldOutFolder;
  }

  /** What is trained. */
  public ObjectProperty<HeadKind> head() {
    return head;
  }

  /** The layers of the base that are trained, too. */
  public ObjectProperty<UnfrozenLayers> unfreeze() {
    return unfreeze;
  }

  /** Whether mirrored photographs are used for training, too. */
  public BooleanProperty flips() {
    return flips;
  }

  /** The seed of the split and of everything random. */
  public LongProperty seed() {
    return seed;
  }

  /** What to train on a folder. */
  public FineTuning.Task task(Path folder) {
    return new FineTuning.Task(
        folder,
        Optional.ofNullable(heldOutFolder.get()),
        heldOut.get(),
        head.get(),
        unfreeze.get(),
        flips.get(),
        seed.get());
  }
}
