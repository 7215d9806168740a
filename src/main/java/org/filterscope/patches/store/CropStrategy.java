package org.filterscope.patches.store;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.image.CroppedPicture;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Preparation;

/** Which parts of a photograph are looked at. */
public enum CropStrategy {

  /** The square that the model reads if nobody chooses another. */
  WHOLE(24) {
    @Override
    public List<CroppedPicture> of(
        Path photograph, PictureReader pictures, Preparation preparation) {
      return List.of(preparation.framed(pictures, photograph));
    }
  },

  /**
   * That square and smaller ones all over the photograph: for a few photographs with much to see.
   * Squares of 1/1, 1/2 and 1/3 of the shorter side, next to each other at most half a side apart.
   * No more winners are kept than can be shown, as few photographs are seldom near-identical.
   */
  SCALES(12) {
    @Override
    public List<CroppedPicture> of(
        Path photograph, PictureReader pictures, Preparation preparation) {
      Picture picture = pictures.read(photograph);
      return MultiScaleCrops.of(picture, preparation).stream()
          .map(framing -> new CroppedPicture(framing, preparation.cut(picture, framing)))
          .toList();
    }
  };

  private final int kept;

  CropStrategy(int kept) {
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
   * @throws org.filterscope.task.Problem if the file is no photograph that can be opened
   */
  public abstract List<CroppedPicture> of(
      Path photograph, PictureReader pictures, Preparation preparation);
}
