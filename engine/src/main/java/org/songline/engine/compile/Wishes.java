package org.songline.engine.compile;

/**
 * What a plan shall offer beside the mix and the direct outputs.
 *
 * @param premaster the sum that enters the master
 * @param stems one output for each strip that outputs to the master
 * @param strips one output for each strip after its fader
 * @param lanes whether equal devices of different strips are run side by side; they sound the same,
 *     but their state cannot move to another plan
 */
public record Wishes(boolean premaster, boolean stems, boolean strips, boolean lanes) {
  public static final Wishes MIX = new Wishes(false, false, false, true);
}
