package org.filterscope.network.file.onnx;

import java.util.List;
import java.util.Optional;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.NodeProto;

/**
 * One operation of the graph.
 *
 * @param proto as the file has it
 * @param number its place in the graph, from 1
 */
record OnnxNode(NodeProto proto, int number) {

  /** ONNX's name of the operation. */
  String kind() {
    return proto.getOpType();
  }

  /** Whether the operation is one of ONNX's own. */
  boolean isStandard() {
    return proto.getDomain().isEmpty() || proto.getDomain().equals("ai.onnx");
  }

  /** The names of the tensors it reads; empty for those that are left out at the end or between. */
  List<String> inputs() {
    return proto.getInputList();
  }

  /** The name of an input; empty if it is left out. */
  String input(int index) {
    return index < proto.getInputCount() ? proto.getInput(index) : "";
  }

  /** The name of its first output. */
  String output() {
    return proto.getOutputCount() == 0 ? "" : proto.getOutput(0);
  }

  /** Where it is, for people. */
  String place() {
    String name = proto.getName().isEmpty() ? output() : proto.getName();
    return name.isEmpty() ? "no. " + number : name;
  }

  /** A setting, if it is given. */
  Optional<AttributeProto> setting(String name) {
    return proto.getAttributeList().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst();
  }

  /** Whether a setting is given. */
  boolean has(String name) {
    return setting(name).isPresent();
  }

  /** A whole number. */
  int number(String name, int otherwise) {
    return setting(name).map(each -> Constant.limited(each.getI())).orElse(otherwise);
  }

  /** A number. */
  float real(String name, float otherwise) {
    return setting(name).map(AttributeProto::getF).orElse(otherwise);
  }

  /** A text. */
  String text(String name, String otherwise) {
    return setting(name).map(each -> each.getS().toStringUtf8()).orElse(otherwise);
  }

  /** Several whole numbers; those given here if the setting is not. */
  int[] numbers(String name, int... otherwise) {
    return setting(name)
        .map(each -> each.getIntsList().stream().mapToInt(Constant::limited).toArray())
        .orElse(otherwise);
  }
}
