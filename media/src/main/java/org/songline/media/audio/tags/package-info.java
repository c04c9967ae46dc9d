/**
 * What a sound file says about itself besides its sound: title and people, cover, broadcast
 * description, cue points and sampler loops. Plain values; start with {@link
 * org.songline.media.audio.tags.Tags}.
 */
@NullMarked
package org.songline.media.audio.tags;

import org.jspecify.annotations.NullMarked;
