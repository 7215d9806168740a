package org.filterscope.network.file;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.filterscope.network.Operation;
import org.filterscope.network.Shape;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** A {@link PooledHead} as a graph of DL4J's, layer for layer under the same names. */
final class HeadGraph {

  private HeadGraph() {}

  static ComputationGraph of(HeadFile.Head head) {
    ComputationGraph graph = new ComputationGraph(configuration(head));
    graph.init();
    graph.setParam(PooledHead.CLASSES + "_W", head.weights());
    graph.setParam(PooledHead.CLASSES + "_b", head.bias().reshape(1, head.bias().length()));
    return graph;
  }

  private static ComputationGraphConfiguration configuration(HeadFile.Head head) {
    Shape maps = head.maps();
    Operation.AveragePooling grid = PooledHead.grid(maps);
    return new NeuralNetConfiguration.Builder()
        // Nothing here is random; the time, which DL4J takes otherwise, would change the file.
        .seed(1)
        .graphBuilder()
        .addInputs("maps")
        .setInputTypes(InputType.convolutional(maps.height(), maps.width(), maps.channels()))
        .addLayer(
            PooledHead.GRID,
            new SubsamplingLayer.Builder(
                    org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType.AVG)
                .kernelSize(grid.vertical().kernel(), grid.horizontal().kernel())
                .stride(grid.vertical().stride(), grid.horizontal().stride())
                .build(),
            "maps")
        .addVertex(
            PooledHead.GRID_VECTOR,
            new PreprocessorVertex(new CnnToFeedForwardPreProcessor(2, 2, maps.channels())),
            PooledHead.GRID)
        .addLayer(PooledHead.MEAN, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "maps")
        .addVertex(PooledHead.TOGETHER, new MergeVertex(), PooledHead.GRID_VECTOR, PooledHead.MEAN)
        .addVertex("head_unit", new L2NormalizeVertex(), PooledHead.TOGETHER)
        .addVertex(PooledHead.FEATURES, new ScaleVertex(PooledHead.LENGTH), "head_unit")
        .addLayer(
            PooledHead.CLASSES,
            new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .nIn(5L * maps.channels())
                .nOut(head.labels().size())
                .build(),
            PooledHead.FEATURES)
        .setOutputs(PooledHead.CLASSES)
        .build();
  }
}
