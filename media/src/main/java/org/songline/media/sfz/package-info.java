/**
 * SFZ instruments: text that says which audio file plays at which key, and how. {@link
 * org.songline.media.sfz.SfzReader} reads one into {@link org.songline.media.sfz.SfzRegion}s, in
 * which the headers above a region are already merged.
 */
@org.jspecify.annotations.NullMarked
package org.songline.media.sfz;
