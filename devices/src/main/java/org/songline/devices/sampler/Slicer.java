package org.songline.devices.sampler;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.songline.dsp.analysis.OnsetFinder;
import org.songline.media.soundfont.Generator;

/** Cuts a recording into slices, each a sample of its own with soft edges. */
final class Slicer {
  private static final double FADE_IN = 0.0002;

  /** Seconds by which a cut comes before its attack, so that the fade spares it. */
  private static final double AHEAD = 0.0004;

  private static final double FADE_OUT = 0.003;
  private static final int KEYS = 128;

  private final List<Sample> channels;
  private final Playback how;
  private final int from;
  private final int to;
  private final double rate;

  /**
   * @param from first frame of what is cut
   * @param to frame after its last
   */
  Slicer(List<Sample> channels, Playback how, int from, int to) {
    this.channels = channels;
    this.how = how;
    this.from = from;
    this.to = to;
    rate = channels.get(0).rate;
  }

  /** A program with a slice on each key from the base up, and the whole on the key below. */
  Program program() throws IOException {
    int[] cuts = cuts();
    int base = how.slicing().base();
    var zones = new ArrayList<Zone>();
    List<Zone[]> turns = new ArrayList<>();
    double tempo = how.tempo((to - from) / rate);
    double[] quarters = new double[cuts.length];
    double[] ahead = new double[cuts.length];
    boolean attacks = how.slicing().mode() == Playback.Slicing.ATTACKS;
    boolean through = how.slicing().play() == Playback.Slicing.THROUGH;
    Zone.Looping looping =
        how.slicing().play() == Playback.Slicing.TO_ITS_END
            ? Zone.Looping.ONE_SHOT
            : Zone.Looping.NONE;
    for (int i = 0; i < cuts.length; i++) {
      int end = i + 1 < cuts.length ? cuts[i + 1] : to;
      Zone[] turn = new Zone[channels.size()];
      for (int c = 0; c < channels.size(); c++) {
        Sample own = slice(channels.get(c), cuts[i], end);
        Sample heard = through ? slice(channels.get(c), cuts[i], to) : own;
        turn[c] = zone(own, c, 0, zones.size(), Zone.Looping.NONE);
        if (base + i < KEYS) {
          zones.add(zone(heard, c, base + i, zones.size(), looping));
        }
      }
      turns.add(turn);
      ahead[i] = attacks && i > 0 ? ahead() / rate : 0;
      quarters[i] = ((cuts[i] - from) / rate + ahead[i]) * tempo / 60;
    }
    double length = (to - from) / rate * tempo / 60;
    var round = new SliceRound(base - 1, turns.toArray(Zone[][]::new), quarters, ahead, length);
    return new Program(zones, new float[0], round, Program.Streamed.NONE);
  }

  private int[] cuts() {
    var cuts = new TreeSet<Integer>();
    cuts.add(from);
    Playback.Slicing slicing = how.slicing();
    int most = Math.max(1, slicing.most());
    if (slicing.mode() == Playback.Slicing.ATTACKS) {
      int near = (int) (0.03 * rate);
      OnsetFinder.find(new float[][] {mono()}, rate, slicing.sensitivity()).stream()
          .filter(onset -> onset.frame() > near)
          .sorted(Comparator.comparingDouble(onset -> -onset.strength()))
          .limit(most - 1)
          .forEach(onset -> cuts.add(from + onset.frame() - ahead()));
    } else {
      double tempo = how.tempo((to - from) / rate);
      double frames = Math.max(64, slicing.quarters() * 60 / tempo * rate);
      for (int i = 1; i < most && i * frames < to - from - 1; i++) {
        cuts.add(from + (int) Math.rint(i * frames));
      }
    }
    return cuts.stream().mapToInt(Integer::intValue).toArray();
  }

  private int ahead() {
    return (int) (AHEAD * rate);
  }

  private float[] mono() {
    float[] mono = new float[Math.max(0, to - from)];
    for (Sample channel : channels) {
      for (int i = 0; i < mono.length; i++) {
        mono[i] += channel.data[Sample.LEAD + from + i] / channels.size();
      }
    }
    return mono;
  }

  private Sample slice(Sample whole, int start, int end) {
    float[] content = new float[Math.max(1, end - start)];
    int in = start == 0 ? 0 : (int) Math.min(FADE_IN * rate, content.length / 2.0);
    int out = (int) Math.min(FADE_OUT * rate, content.length / 2.0);
    for (int i = 0; i < end - start; i++) {
      double rise = i < in ? (i + 0.5) / in : 1;
      double fall = i >= content.length - out ? (content.length - i - 0.5) / out : 1;
      content[i] = (float) (whole.data[Sample.LEAD + start + i] * rise * fall);
    }
    return new Sample(content, whole.rate);
  }

  private Zone zone(Sample sample, int channel, int key, int index, Zone.Looping looping)
      throws IOException {
    var zone = new Zone.Builder(sample);
    zone.index = index;
    zone.region = key;
    zone.side = channels.size() == 2 ? 2 * channel - 1 : 0;
    zone.keyLow = key;
    zone.keyHigh = key;
    zone.set(Generator.SCALE_TUNING, 0);
    zone.looping = looping;
    return zone.build();
  }
}
