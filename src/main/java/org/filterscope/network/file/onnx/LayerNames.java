package org.filterscope.network.file.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that people recognise. A layer is named by its weights where these have a name: {@code
 * features.0.weight} gives {@code features.0}. Otherwise by the module that its operation's name
 * gives, as PyTorch writes it: {@code /layer1/layer1.0/conv1/Conv} gives {@code layer1.0.conv1}.
 * Otherwise by kind and number.
 */
final class LayerNames {

  /** How exporters end the names of weights. */
  private static final Pattern WEIGHT =
      Pattern.compile("(\\.weight|/kernel|/kernel:0|/gamma:0|_W|\\.w)$");

  /** What TensorFlow puts between a layer's name and its weight's. */
  private static final Pattern READ =
      Pattern.compile("/(Conv2D|MatMul|depthwise|separable_conv2d)?(/ReadVariableOp(:\\d+)?)?$");

  /** Names without a meaning: a number, or an operation and a number. */
  private static final Pattern NUMBERED =
      Pattern.compile("\\d+|onnx::.*|const_fold.*|[A-Z]\\w*_?\\d+");

  private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  /** Operations that belong to a module of their own in PyTorch. */
  private static final Set<String> MODULES =
      Set.of(
          "Conv",
          "Gemm",
          "MatMul",
          "MaxPool",
          "AveragePool",
          "GlobalAveragePool",
          "BatchNormalization");

  private final Set<String> containers = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** Names for the layers of a graph. */
  LayerNames(OnnxGraph graph) {
    for (OnnxNode node : graph.nodes()) {
      String module = module(node);
      for (int dot = module.lastIndexOf('.'); dot > 0; dot = module.lastIndexOf('.', dot - 1)) {
        containers.add(module.substring(0, dot));
      }
    }
  }

  /**
   * A name that no layer has yet.
   *
   * @param weight the name of its weights; empty if it has none
   */
  String of(OnnxNode node, String weight) {
    String meant = ofWeight(weight);
    if (meant.isEmpty()) {
      meant = ofModule(node);
    }
    return meant.isEmpty() ? numbered(kind(node)) : free(meant);
  }

  /** A name for a step that belongs to a layer, or brings values to one. */
  String beside(String name, String step) {
    return free(name + "_" + step);
  }

  /** The name of the image. */
  String ofInput(String name) {
    return free(name.isBlank() ? "input" : cleaned(name));
  }

  private static String ofWeight(String weight) {
    String stem = READ.matcher(WEIGHT.matcher(weight).replaceAll("")).replaceAll("");
    boolean isNamed = !stem.equals(weight) && !NUMBERED.matcher(stem).matches();
    return isNamed ? cleaned(stem) : "";
  }

  private String ofModule(OnnxNode node) {
    String module = module(node);
    if (module.isEmpty()) {
      return "";
    }
    boolean isModule =
        MODULES.contains(node.kind()) && !containers.contains(module) && !taken.contains(module);
    return isModule ? module : module + "." + kind(node);
  }

  /** The module that an operation belongs to; empty if its name does not say. */
  private static String module(OnnxNode node) {
    String name = node.proto().getName();
    if (!name.contains("/")) {
      return NUMBERED.matcher(name).matches() || name.equals(node.kind()) ? "" : cleaned(name);
    }
    List<String> parts = new ArrayList<>(List.of(name.split("/")));
    parts.remove(parts.size() - 1);
    String module = "";
    String last = "";
    for (String part : parts) {
      if (part.isEmpty() || part.startsWith("StatefulPartitionedCall")) {
        continue;
      }
      // Within a sequence of modules, PyTorch repeats the sequence's name.
      boolean isRepeated = !last.isEmpty() && part.startsWith(last + ".");
      String before = isRepeated ? module.substring(0, module.length() - last.length()) : module;
      boolean isJoined = before.isEmpty() || before.endsWith(".");
      module = before + (isJoined ? "" : ".") + part;
      last = part;
    }
    return cleaned(module);
  }

  private static String cleaned(String name) {
    return name.replace("StatefulPartitionedCall/", "")
        .replaceAll("[/:\\s\\p{Cntrl}]+", ".")
        .replaceAll("^\\.+|\\.+$", "");
  }

  private static String kind(OnnxNode node) {
    return switch (node.kind()) {
      case "Gemm", "MatMul" -> "dense";
      case "GlobalAveragePool", "ReduceMean" -> "global_average";
      case "BatchNormalization" -> "norm";
      default -> CAPITAL.matcher(node.kind()).replaceAll("_").toLowerCase(Locale.ROOT);
    };
  }

  private String numbered(String kind) {
    return free(kind + "_" + counts.merge(kind, 1, Integer::sum));
  }

  private String free(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }
}
