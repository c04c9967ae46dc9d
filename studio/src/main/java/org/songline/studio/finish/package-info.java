/**
 * What leaves the song: its mix rendered once and measured, held against targets and references,
 * heard on other devices, and mastered.
 */
@org.jspecify.annotations.NullMarked
package org.songline.studio.finish;
