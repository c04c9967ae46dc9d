package org.songline.devices.drums;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.songline.devices.Clicks;
import org.songline.devices.DeviceRun;
import org.songline.devices.Events;
import org.songline.dsp.Quantum;
import org.songline.dsp.spectral.RealFft;

class DrumsTest {
  private static final double RATE = 48_000;

  @Test
  void everyPadOfBothSetsSoundsItsOwnWayAndEnds() {
    Set<Integer> seen = new HashSet<>();
    for (int set = 0; set < DrumKit.SETS.size(); set++) {
      for (DrumKit.Pad pad : DrumKit.PADS) {
        DeviceRun run = new DeviceRun(new DrumsType(), RATE).set("kit", set);
        double[] x = strike(run, pad.keys().get(0), 17, 12);
        double peak = 0;
        double power = 0;
        int crossings = 0;
        for (int i = 1; i < x.length; i++) {
          peak = Math.max(peak, Math.abs(x[i]));
          power += x[i] * x[i];
          crossings += x[i] * x[i - 1] < 0 ? 1 : 0;
        }
        assertThat(peak).as(pad.id()).isBetween(0.03, 1.0);
        assertThat(run.processor.idle()).as(pad.id()).isTrue();
        assertThat(x[x.length - 1]).isZero();
        boolean own = seen.add(((int) (power * 1000)) * 31 + crossings);
        // The later sets share drums with the models and with each other.
        assertThat(own || set > 1).as(pad.id()).isTrue();
        for (int i = 0; i < 17; i++) {
          assertThat(x[i]).isZero();
        }
      }
    }
  }

  @Test
  void kicksAreLowAndHatsAreHigh() {
    DrumsType type = new DrumsType();
    assertThat(pitch(strike(new DeviceRun(type, RATE), 36, 0, 0.2))).isBetween(40.0, 200.0);
    assertThat(pitch(strike(new DeviceRun(type, RATE), 42, 0, 0.05))).isGreaterThan(6000);
    assertThat(pitch(strike(new DeviceRun(type, RATE), 38, 0, 0.1))).isBetween(300.0, 5000.0);
  }

  @Test
  void aClosedHatChokesAnOpenOneWithoutAClick() {
    DeviceRun free = new DeviceRun(new DrumsType(), RATE);
    DeviceRun choked = new DeviceRun(new DrumsType(), RATE).set("hat-closed-level", -60);
    double[] ringing = strike(free, 46, 0, 0.1);
    strike(choked, 46, 0, 0.1);
    choked.io.events.add(Events.NOTE_ON, 5, 2, 42, 0.01f);
    double[] after = play(choked, 0.1);
    double[] still = play(free, 0.1);
    assertThat(energy(ringing, 0, 960)).isPositive();
    assertThat(energy(after, 960, 3840)).isLessThan(energy(still, 960, 3840) * 1e-4);
  }

  @Test
  void aChokeActsOnItsFrame() {
    DeviceRun free = new DeviceRun(new DrumsType(), RATE);
    DeviceRun choked = new DeviceRun(new DrumsType(), RATE).set("hat-closed-level", -60);
    strike(free, 46, 0, 0.1);
    strike(choked, 46, 0, 0.1);
    choked.io.events.add(Events.NOTE_ON, 37, 2, 42, 0.01f);
    double[] after = play(choked, 0.05);
    double[] still = play(free, 0.05);
    assertThat(Arrays.copyOf(after, 37)).isEqualTo(Arrays.copyOf(still, 37));
    // Half of the 12 ms later it is half as loud, all of them later it is gone.
    assertThat(energy(after, 300, 350) / energy(still, 300, 350)).isBetween(0.2, 0.33);
    assertThat(energy(after, 37 + 577, 1000)).isLessThan(1e-9);
  }

  @Test
  void silencingALowDrumAtAnyFrameDoesNotClick() {
    for (int frame : new int[] {0, 5, 37, 63}) {
      DeviceRun run = new DeviceRun(new DrumsType(), RATE).set("kick-long-snap", 0);
      double[] ringing = strike(run, 35, 0, 0.5);
      run.io.events.add(Events.ALL_OFF, frame, 0, 0, 0);
      double[] rest = play(run, 0.5);
      double[] x = Arrays.copyOf(ringing, ringing.length + rest.length);
      System.arraycopy(rest, 0, x, ringing.length, rest.length);
      int from = ringing.length + frame - 2;
      assertThat(Clicks.splash(x, from, from + 600)).as("frame %d", frame).isLessThan(1);
    }
  }

  /** The centroid of the power spectrum in Hz. */
  private static double pitch(double[] sound) {
    int size = 16_384;
    RealFft fft = RealFft.of(size);
    double[] re = new double[fft.bins()];
    double[] im = new double[fft.bins()];
    fft.forward(Arrays.copyOf(sound, size), re, im, fft.work());
    double power = 0;
    double moment = 0;
    for (int i = 0; i < re.length; i++) {
      double p = re[i] * re[i] + im[i] * im[i];
      power += p;
      moment += p * i * RATE / size;
    }
    return moment / power;
  }

  private static double energy(double[] x, int from, int to) {
    double total = 0;
    for (int i = from; i < to; i++) {
      total += x[i] * x[i];
    }
    return total;
  }

  private static double[] strike(DeviceRun run, int key, int frame, double seconds) {
    run.io.events.add(Events.NOTE_ON, frame, 1, key, 0.8f);
    return play(run, seconds);
  }

  private static double[] play(DeviceRun run, double seconds) {
    int quanta = (int) Math.ceil(seconds * RATE / Quantum.FRAMES);
    return DeviceRun.side(run.process(new float[quanta * Quantum.SAMPLES]), 0);
  }
}
