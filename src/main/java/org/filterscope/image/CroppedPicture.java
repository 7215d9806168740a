package org.filterscope.image;

/**
 * What a network sees of a photograph.
 *
 * @param framing where in the photograph that is
 * @param pixels the network's input, before the network's own preparation of numbers
 */
public record CroppedPicture(Crop framing, Picture pixels) {}
