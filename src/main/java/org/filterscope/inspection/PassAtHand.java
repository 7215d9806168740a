package org.filterscope.inspection;

import org.filterscope.activation.ForwardPass;
import org.filterscope.activation.Pass;
import org.filterscope.projection.Projector;

/**
 * What work on the engine's thread has at hand to look into one photograph's answer.
 *
 * @param pass what the photograph left in every layer
 * @param forward sends other inputs through the same network
 * @param projector walks back through it
 * @param betweenLayers to be called wherever other work may go before
 */
public record PassAtHand(
    Pass pass, ForwardPass forward, Projector projector, Runnable betweenLayers) {}
