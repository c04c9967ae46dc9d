package org.songline.devices.sampler;

import org.songline.dsp.Exact;
import org.songline.media.soundfont.Generator;

/**
 * Where a voice stands: its gains on either side. The sides of a stereo recording keep to their
 * sides: panning turns one of them down, the width mixes them.
 */
final class VoicePan {
  float left;
  float right;
  private float panned = Float.NaN;

  /** The next {@link #set} looks at everything again. */
  void renew() {
    panned = Float.NaN;
  }

  /**
   * Sets the gains.
   *
   * @param offset thousandths, -500 to 500, added to the zone's panning
   */
  void set(Zone z, float[] values, float[] sums, float offset) {
    float pan = Math.clamp(values[Generator.PAN] + sums[Generator.PAN] + offset, -500f, 500f);
    if (pan == panned) {
      return;
    }
    panned = pan;
    if (z.side == 0) {
      float turns = (500 + pan) / 4000;
      left = Exact.fastCos(turns);
      right = Exact.fastSin(turns);
      return;
    }
    boolean wide = z.articulation != null;
    float width = wide ? Math.clamp((values[Target.WIDTH] + sums[Target.WIDTH]) / 100, -1f, 1f) : 1;
    float place = values[Target.POSITION] + sums[Target.POSITION];
    place = wide ? Math.clamp(place / 100, -1f, 1f) : 0;
    float near = 0.5f + 0.5f * width;
    float far = 0.5f - 0.5f * width;
    float turn = pan / 500;
    left = (z.side < 0 ? near : far) * Math.min(1, 1 - turn) * Math.min(1, 1 - place);
    right = (z.side < 0 ? far : near) * Math.min(1, 1 + turn) * Math.min(1, 1 + place);
  }
}
