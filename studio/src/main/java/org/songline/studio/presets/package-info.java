/**
 * The shelf of presets: those that come with Songline and the user's own; how loud each plays its
 * phrase; settings of chance. Start with {@link org.songline.studio.presets.PresetShelf}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.studio.presets;
