/**
 * Pictures of measurements: each is described once against {@link org.songline.measure.plot.Canvas}
 * and drawn as SVG or PNG. Start with {@link org.songline.measure.plot.MeasurePlot} for a whole
 * sheet and {@link org.songline.measure.plot.Drawing} for turning any picture into a file.
 */
@org.jspecify.annotations.NullMarked
package org.songline.measure.plot;
