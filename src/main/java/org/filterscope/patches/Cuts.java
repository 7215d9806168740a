package org.filterscope.patches;

import java.util.List;
import org.filterscope.image.Framing;
import org.filterscope.image.Picture;
import org.filterscope.network.Preparation;

/** Which parts of a photograph are looked at. */
public enum Cuts {

  /** The square that the model reads if nobody chooses another. */
  WHOLE(24) {
    @Override
    public List<Framing> of(Picture picture, Preparation preparation) {
      return List.of(preparation.framing(picture));
    }
  },

  /**
   * That square and smaller ones all over the photograph: for a few photographs with much to see.
   * Squares of 1/1, 1/2 and 1/3 of the shorter side, next to each other at most half a side apart.
   * No more winners are kept than can be shown, as few photographs are seldom near-identical.
   */
  SCALES(12) {
    @Override
    public List<Framing> of(Picture picture, Preparation preparation) {
      return Scales.of(picture, preparation);
    }
  };

  private final int kept;

  Cuts(int kept) {
    this.kept = kept;
  }

  /** How many winners are kept of each unit. */
  int kept() {
    return kept;
  }

  /**
   * The parts of one photograph.
   *
   * @param preparation knows how large the network's input is
   * @return at least one, no two alike
   */
  public abstract List<Framing> of(Picture picture, Preparation preparation);
}
