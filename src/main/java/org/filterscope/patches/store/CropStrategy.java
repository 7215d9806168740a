package org.filterscope.patches.store;

import java.nio.file.Path;
import java.util.List;
import org.filterscope.image.CroppedPicture;
import org.filterscope.image.Picture;
import org.filterscope.image.PictureReader;
import org.filterscope.network.Preparation;

/** Which parts of a photograph are indexed. */
public enum CropStrategy {

  /** The square that the model reads by default. */
  WHOLE(24) {
    @Override
    public List<CroppedPicture> of(
        Path photograph, PictureReader pictures, Preparation preparation) {
      return List.of(preparation.framed(pictures, photograph));
    }
  },

  /**
   * That square and smaller ones across the whole photograph, for a few photographs with many
   * details. The squares have 1/1, 1/2 and 1/3 of the shorter side, and neighbouring squares are at
   * most half a side apart. No more top patches are kept than can be shown, because small sets
   * rarely have near-identical photographs.
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

  /** Number of top patches kept for each unit. */
  int kept() {
    return kept;
  }

  /**
   * Crops one photograph.
   *
   * @param preparation determines the size of the network's input
   * @return at least one crop; all crops are different
   * @throws org.filterscope.task.Problem if the file cannot be opened as a photograph
   */
  public abstract List<CroppedPicture> of(
      Path photograph, PictureReader pictures, Preparation preparation);
}
