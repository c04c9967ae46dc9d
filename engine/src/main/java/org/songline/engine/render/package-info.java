/** Renders songs to sinks, offline. Start with {@link org.songline.engine.render.Renderer}. */
@org.jspecify.annotations.NullMarked
package org.songline.engine.render;
