/**
 * The application: what joins the other rooms into work that a person asks for. {@code production}
 * takes a song to its verified, reported master; {@code Rendering} is the one way in which songs
 * are rendered, to the end or not at all.
 */
@org.jspecify.annotations.NullMarked
package org.songline.studio;
