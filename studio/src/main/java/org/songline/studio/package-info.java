/**
 * The application: what joins the other rooms into work that a person asks for. {@code production}
 * takes a song to its verified, reported master.
 */
@org.jspecify.annotations.NullMarked
package org.songline.studio;
