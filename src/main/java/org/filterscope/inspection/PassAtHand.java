package org.filterscope.inspection;

import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.projection.Projector;

/**
 * Everything that work on the engine's thread needs to examine one photograph's classification.
 *
 * @param pass the photograph's output in every layer
 * @param forward runs other inputs through the same network
 * @param projector projects units back through the same network
 * @param betweenLayers call this wherever other work may go first
 */
public record PassAtHand(
    Pass pass, ForwardPass forward, Projector projector, Runnable betweenLayers) {}
