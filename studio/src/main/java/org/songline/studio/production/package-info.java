/**
 * The whole line from a song to a finished master: render, master, write, measure what was written,
 * report. Start with {@link org.songline.studio.production.Production}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.studio.production;
