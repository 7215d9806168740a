package org.filterscope.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A feed-forward network: nodes in an order in which each comes after its inputs. The first node is
 * the input image; the last one is the output.
 */
public final class Network {
  private final List<Node> nodes;
  private final Map<String, Node> byName = new HashMap<>();
  private @Nullable List<String> checksums;

  private Network(List<Node> nodes) {
    this.nodes = List.copyOf(nodes);
    for (Node node : nodes) {
      byName.put(node.name(), node);
    }
  }

  /** All nodes, the input first. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The node at an index. */
  public Node node(int index) {
    return nodes.get(index);
  }

  /** The nodes that users look at, in order. */
  public List<Node> layers() {
    return nodes.stream().filter(Node::isLayer).toList();
  }

  /** The node of that name, if there is one. */
  public Optional<Node> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The prepared image's shape. */
  public Shape input() {
    return nodes.get(0).shape();
  }

  /** The last node. */
  public Node output() {
    return nodes.get(nodes.size() - 1);
  }

  /**
   * SHA-256, in hexadecimal, of what a node computes: the operations and weights of the node and of
   * all nodes that it depends on, whatever their names. Nodes of two networks with the same
   * checksum give the same values for the same input.
   *
   * <p>The first call reads all weights, which takes about 0.1 s for 15 million; later calls do
   * not. Any thread may call it.
   */
  public String checksum(Node node) {
    return checksums().get(node.index());
  }

  private synchronized List<String> checksums() {
    List<String> known = checksums;
    if (known == null) {
      known = NodeChecksums.of(nodes);
      checksums = known;
    }
    return known;
  }

  /** Number of trained parameters. */
  public long parameters() {
    return nodes.stream().mapToLong(node -> node.operation().parameters()).sum();
  }

  /**
   * The same network with other weights.
   *
   * @param operations the new operations, by the nodes' names
   * @throws IllegalArgumentException if an operation does not fit
   */
  public Network with(Map<String, ? extends Operation> operations) {
    return copied(
        node -> {
          Operation other = operations.get(node.name());
          return other == null ? node.operation() : other;
        },
        Node::activation);
  }

  /**
   * The same network with other activations after the sums.
   *
   * @param activations the new activations, by the nodes' names
   */
  public Network withActivations(Map<String, Activation> activations) {
    return copied(
        Node::operation,
        node -> {
          Activation other = activations.get(node.name());
          return other == null ? node.activation() : other;
        });
  }

  private Network copied(
      Function<Node, Operation> operation, Function<Node, Activation> activation) {
    return new Builder(nodes.get(0).name(), input())
        .copy(this, nodes.get(0), output(), operation, activation)
        .build();
  }

  /**
   * The nearest node to this one, itself included, that a signal cannot be projected through on its
   * way back to the input, if there is one.
   */
  public Optional<Node> obstacle(Node from) {
    return obstacle(from, node(0));
  }

  /**
   * The nearest node to {@code from}, itself included, that a signal cannot be projected through on
   * its way back to {@code to}, if there is one.
   */
  public Optional<Node> obstacle(Node from, Node to) {
    boolean[] isPassed = new boolean[from.index() + 1];
    isPassed[from.index()] = true;
    for (int index = from.index(); index > to.index(); index--) {
      if (isPassed[index]) {
        Node node = node(index);
        if (node.obstacle().isPresent()) {
          return Optional.of(node);
        }
        node.inputs().forEach(input -> isPassed[input] = true);
      }
    }
    return Optional.empty();
  }

  /** The pixels of the input that a cell of a node sees, clipped at the border. */
  public Region receptiveField(Node node, int row, int column) {
    int height = input().height();
    int width = input().width();
    return new Region(
        node.vertical().first(row, height),
        node.horizontal().first(column, width),
        node.vertical().end(row, height),
        node.horizontal().end(column, width));
  }

  /** Builds a network node by node; shapes and receptive fields follow from the layers. */
  public static final class Builder {
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> indices = new HashMap<>();

    /** Starts a network for images of this shape, with an input node of this name. */
    public Builder(String inputName, Shape input) {
      add(inputName, new Operation.Input(input), Activation.IDENTITY, List.of());
    }

    /** Starts with the nodes of another network up to one of them, that one included. */
    public static Builder upTo(Network network, Node last) {
      return new Builder(network.node(0).name(), network.input())
          .copy(network, network.node(0), last, Node::operation);
    }

    /**
     * Adds nodes of another network under the same names. Shapes and receptive fields are computed
     * again, so the input may have another size.
     *
     * @param before the node before the first one that is copied
     * @param last the last one that is copied
     * @param operation gives each copy's operation
     * @throws IllegalArgumentException if a node reads one that is not in this network, or its
     *     operation doesn't fit; the message names it
     */
    public Builder copy(
        Network network, Node before, Node last, Function<Node, Operation> operation) {
      return copy(network, before, last, operation, Node::activation);
    }

    private Builder copy(
        Network network,
        Node before,
        Node last,
        Function<Node, Operation> operation,
        Function<Node, Activation> activation) {
      for (Node node : network.nodes().subList(before.index() + 1, last.index() + 1)) {
        add(
            node.name(),
            operation.apply(node),
            activation.apply(node),
            node.inputs().stream().map(input -> network.node(input).name()).toList());
      }
      return this;
    }

    /** Adds a node after the last one. */
    public Builder add(String name, Operation operation, Activation activation) {
      return add(name, operation, activation, List.of(nodes.get(nodes.size() - 1).name()));
    }

    /**
     * Adds a node after the named ones.
     *
     * @throws IllegalArgumentException if shapes don't fit, or an input or the name is invalid; the
     *     message names the node
     */
    public Builder add(
        String name, Operation operation, Activation activation, List<String> inputs) {
      if (indices.containsKey(name)) {
        throw new IllegalArgumentException("Two layers are called " + name);
      }
      List<Node> sources = inputs.stream().map(input -> source(name, input)).toList();
      try {
        Shape shape = operation.output(sources.stream().map(Node::shape).toList());
        ReceptiveField vertical = field(operation, sources, true);
        ReceptiveField horizontal = field(operation, sources, false);
        List<Integer> indicesOfInputs = sources.stream().map(Node::index).toList();
        indices.put(name, nodes.size());
        nodes.add(
            new Node(
                nodes.size(),
                name,
                operation,
                activation,
                indicesOfInputs,
                shape,
                vertical,
                horizontal));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
      }
      return this;
    }

    /** The shape of the node added last. */
    public Shape shape() {
      return nodes.get(nodes.size() - 1).shape();
    }

    /** The shape of a node added earlier. */
    public Shape shape(String name) {
      return source(name, name).shape();
    }

    /** The finished network. */
    public Network build() {
      return new Network(nodes);
    }

    private Node source(String name, String input) {
      Integer index = indices.get(input);
      if (index == null) {
        throw new IllegalArgumentException(name + " reads " + input + ", which is not before it");
      }
      return nodes.get(index);
    }

    private ReceptiveField field(Operation operation, List<Node> sources, boolean isVertical) {
      ReceptiveField field =
          sources.stream()
              .map(source -> isVertical ? source.vertical() : source.horizontal())
              .reduce(ReceptiveField::union)
              .orElse(ReceptiveField.PIXEL);
      return operation.accept(
          new InputReceptiveField(field, pixels(operation, isVertical), isVertical));
    }

    /** The image's length; for the input node, its own shape, as no node comes before it. */
    private int pixels(Operation operation, boolean isVertical) {
      Shape image = nodes.isEmpty() ? operation.output(List.of()) : nodes.get(0).shape();
      return isVertical ? image.height() : image.width();
    }
  }
}
