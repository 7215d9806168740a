package org.filterscope.network;

/**
 * The part of a network, and of its input, that one cell needs: the layers up to the cell's own, on
 * a part of the image that contains the cell's receptive field. The cell has the same value as in
 * the whole network, and so has every cell that it depends on, because none of them sees beyond the
 * field. All other values of the excerpt are meaningless. Only rounding may differ: the last bit of
 * a matrix product depends on the matrices' sizes.
 *
 * @param network the layers; the whole network itself if the field covers most of the image
 * @param part the part of the image that it reads
 * @param node the cell's layer in the excerpt
 * @param row the cell's row in the excerpt
 * @param column the cell's column in the excerpt
 */
public record CroppedNetwork(Network network, Region part, Node node, int row, int column) {

  /** For a larger share of the image, a separate network is not worth it. */
  private static final double LARGEST_SHARE = 0.6;

  /** The excerpt that a cell of a network needs. */
  public static CroppedNetwork of(Network whole, Node node, int row, int column) {
    Shape input = whole.input();
    ReceptiveField vertical = node.vertical();
    ReceptiveField horizontal = node.horizontal();
    CroppedNetwork everything =
        new CroppedNetwork(whole, Region.all(input.height(), input.width()), node, row, column);
    boolean dependsOnPlaces =
        whole.nodes().subList(0, node.index() + 1).stream()
            .anyMatch(each -> each.operation().dependsOnPlaces());
    if (vertical.stride() == 0 || horizontal.stride() == 0 || dependsOnPlaces) {
      return everything;
    }
    Region field = whole.receptiveField(node, row, column);
    int down = grid(vertical);
    int across = grid(horizontal);
    Region part =
        new Region(
            field.top() / down * down,
            field.left() / across * across,
            Math.min((field.bottom() + down - 1) / down * down, input.height()),
            Math.min((field.right() + across - 1) / across * across, input.width()));
    if (part.cells() > LARGEST_SHARE * input.cells()) {
      return everything;
    }
    Network network = upTo(whole, node, part);
    return new CroppedNetwork(
        network,
        part,
        network.node(node.index()),
        row - part.top() / vertical.stride(),
        column - part.left() / horizontal.stride());
  }

  /**
   * Distance between places where a part may begin, in pixels. A cell of every layer begins there,
   * and its index is even, because convolutions are computed in tiles of two.
   */
  private static int grid(ReceptiveField field) {
    return 2 * field.stride();
  }

  private static Network upTo(Network whole, Node last, Region part) {
    int colours = whole.input().channels();
    Shape input = Shape.maps(colours, part.height(), part.width());
    return new Network.Builder(whole.node(0).name(), input)
        .copy(whole, whole.node(0), last, Node::operation)
        .build();
  }

  /** A rectangle of the excerpt's input, at its place in the whole image. */
  public Region inWhole(Region box) {
    return new Region(
        box.top() + part.top(),
        box.left() + part.left(),
        box.bottom() + part.top(),
        box.right() + part.left());
  }
}
