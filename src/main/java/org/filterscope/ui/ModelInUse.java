package org.filterscope.ui;

import org.filterscope.inspection.Inspector;
import org.filterscope.network.Model;

/**
 * The model that all screens look into.
 *
 * @param model its layers and labels
 * @param inspector sends photographs through it
 */
public record ModelInUse(Model model, Inspector inspector) {}
