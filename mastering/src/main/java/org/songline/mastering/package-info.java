/**
 * From a finished mix to the file that is released. {@link org.songline.mastering.Mastering} is the
 * entrance: it takes any {@link org.songline.mastering.input.AudioInput} and a {@link
 * org.songline.mastering.MasterRequest}, works the sound towards a {@link
 * org.songline.mastering.Target}, measures the very samples that will be written, and tells in a
 * {@link org.songline.mastering.MasterReport} what it did, why, and where it fell short.
 */
@org.jspecify.annotations.NullMarked
package org.songline.mastering;
