/**
 * Watermarks for review copies: who got a copy stands in its sound, unheard, and is read back from
 * what became of it. Start with {@link org.songline.release.watermark.WatermarkFolder}; the design
 * is told in {@link org.songline.release.watermark.Embedder} and {@link
 * org.songline.release.watermark.Detector}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.watermark;
