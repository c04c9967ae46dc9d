/**
 * The plan: which operations make the sound, in dependency order. It names no file, no value and no
 * clip.
 */
@org.jspecify.annotations.NullMarked
package org.songline.engine.plan;
