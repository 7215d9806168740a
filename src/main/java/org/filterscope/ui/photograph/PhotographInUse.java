package org.filterscope.ui.photograph;

import org.filterscope.ui.ModelInUse;

/**
 * The photograph in use, as the model in use sees it. Explore opens and closes it with the model;
 * other screens look at the same one, so that each photograph goes through the network once.
 *
 * @param used the model
 * @param photograph what it sees
 */
public record PhotographInUse(ModelInUse used, PhotographViewModel photograph) {}
