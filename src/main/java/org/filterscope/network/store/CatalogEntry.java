package org.filterscope.network.store;

import java.net.URI;
import org.filterscope.network.FreeMemory;
import org.filterscope.network.PreparationPreset;
import org.filterscope.network.file.NetworkFile;

/**
 * A model that can be downloaded.
 *
 * @param name the model's name once it is there
 * @param title what it is, in words for the user
 * @param address the address of its file
 * @param size the file's size in bytes
 * @param md5 the file's MD5, in hexadecimal
 * @param licence the licence of its weights
 * @param source who published the weights
 * @param preparation the id of the {@link PreparationPreset} it was trained with
 * @param hasBuiltInConvolutions whether its convolutions are those of the model that comes with the
 *     app
 */
public record CatalogEntry(
    String name,
    String title,
    URI address,
    long size,
    String md5,
    String licence,
    String source,
    String preparation,
    boolean hasBuiltInConvolutions) {

  /** Whether there is enough memory for it. */
  public boolean fits() {
    return FreeMemory.hasRoom(NetworkFile.memory(size, false), 0);
  }

  /** Where its file comes from. */
  Download.Source download() {
    return new Download.Source(address, size, md5);
  }

  /** The preparation it was trained with. */
  PreparationPreset preset() {
    return PreparationPreset.of(preparation).orElseThrow();
  }
}
