/** Networks from ONNX files, as PyTorch, TensorFlow and Keras export them. */
@org.jspecify.annotations.NullMarked
package org.filterscope.network.file.onnx;
