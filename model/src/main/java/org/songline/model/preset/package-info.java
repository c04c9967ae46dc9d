/**
 * Presets: settings of a device, or of a chain of them, to keep and to share. Start with {@link
 * org.songline.model.preset.Preset}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.model.preset;
