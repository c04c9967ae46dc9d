/**
 * Strings as travelling waves: {@link org.songline.dsp.waveguide.StringLoop} rings, {@link
 * org.songline.dsp.waveguide.Pluck} sets it ringing.
 */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.waveguide;
