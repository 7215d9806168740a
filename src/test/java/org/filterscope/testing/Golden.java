package org.filterscope.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.filterscope.network.Model;
import org.filterscope.network.Network;
import org.filterscope.network.Preparation;
import org.filterscope.network.file.BuiltInModel;

/** The photographs on which other systems were run, and the network they were run through. */
public final class Golden {

  /** The photographs' names. */
  public static final List<String> IMAGES =
      List.of("cat", "coffee", "temple", "rocket", "astronaut", "flower");

  private Golden() {}

  /** VGG16's convolutional base with the real weights; loaded once. */
  public static Network vgg16Base() {
    return Base.NETWORK;
  }

  /** The model that comes with the app; loaded once, and never changed. */
  public static Model builtIn() {
    return BuiltIn.MODEL;
  }

  /** The folder of models in the project. */
  public static Path models() {
    return Path.of("models");
  }

  /** A small model that Keras wrote, see the folder's README. */
  public static Path keras(String name) {
    return Path.of("src", "test", "resources", "golden", "keras", name);
  }

  /** Keras' file of all of VGG16's layers, at a sixteenth of the widths, with random weights. */
  public static Path tinyVgg16() {
    try {
      return Path.of(Golden.class.getResource("/network/vgg16-layout-tiny.h5").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A photograph's pixels, 224 x 224, lossless. */
  public static int[] pixels(String image) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/inputs/" + image + ".png")) {
      BufferedImage picture = ImageIO.read(in);
      return picture.getRGB(0, 0, 224, 224, null, 0, 224);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A photograph as VGG16 reads it. */
  public static float[] input(String image) {
    return Preparation.kerasVgg().apply(pixels(image));
  }

  private static final class BuiltIn {
    static final Model MODEL = BuiltInModel.load(models());
  }

  private static final class Base {
    static final Network NETWORK = BuiltInModel.base(models());
  }
}
