package org.filterscope.ui.photograph;

import org.filterscope.ui.ModelInUse;

/**
 * The photograph in use as the model in use sees it. Explore opens and closes it together with the
 * model. Other screens share it, so each photograph passes through the network only once.
 *
 * @param used the model
 * @param photograph the photograph
 */
public record PhotographInUse(ModelInUse used, PhotographViewModel photograph) {}
