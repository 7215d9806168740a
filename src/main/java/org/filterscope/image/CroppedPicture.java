package org.filterscope.image;

/**
 * What a network sees of a photograph.
 *
 * @param framing the part of the photograph
 * @param pixels that part at the size of the network's input, before the preparation of numbers
 */
public record CroppedPicture(Crop framing, Picture pixels) {}
