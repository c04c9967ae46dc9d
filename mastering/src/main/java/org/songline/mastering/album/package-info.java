/**
 * Several masters as one record: an {@link org.songline.mastering.album.Album} is a text file of
 * tracks in order; {@link org.songline.mastering.album.LoudnessRelation} says how loud each of them
 * becomes; {@link org.songline.mastering.album.Layout} where it lies; and {@link
 * org.songline.mastering.album.CueSheet} tells a disc plant.
 */
@org.jspecify.annotations.NullMarked
package org.songline.mastering.album;
