/**
 * What can be known about sound: loudness, peaks, spectrum, stereo image, dynamics, tempo, key, and
 * pictures of them. Facts with units, no advice. Everything is measured in one pass over a stream
 * of frames, gives the same bits however the stream is cut, and costs nothing that was not asked
 * for.
 *
 * <p>Start with {@link org.songline.measure.Measure} for files and {@link
 * org.songline.measure.Measurer} for streams; {@link org.songline.measure.Measurement} lists every
 * figure.
 */
@org.jspecify.annotations.NullMarked
package org.songline.measure;
