package org.filterscope.projection;

/** The result of a projection: a picture, or the reason why there is none. */
public sealed interface ProjectionResult permits Projection, SilentUnit {}
