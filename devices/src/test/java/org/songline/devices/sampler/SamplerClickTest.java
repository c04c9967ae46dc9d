package org.songline.devices.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.songline.devices.Events;
import org.songline.media.soundfont.Generator;

class SamplerClickTest {
  private static final double PERIOD = 100;

  /** Decibels of full scale; the phases of interpolation leave noise a little below. */
  private static final double SILENT = -95;

  private static Zone.Builder sine() {
    Zone.Builder zone = Rig.zone(4000, i -> 0.5 * Math.sin(2 * Math.PI * i / PERIOD));
    zone.looping = Zone.Looping.ALWAYS;
    zone.loopStart = 1150;
    zone.loopEnd = 1350;
    zone.set(Generator.VOL_ENV_ATTACK, -6000).set(Generator.VOL_ENV_RELEASE, -3600);
    return zone;
  }

  private static double loudest(double[] x) {
    return Clicks.loudest(x, 0, x.length);
  }

  @Test
  void theJudgeHearsStepsKinksAndJumpsOfPhaseButNoTone() {
    double[] clean = new double[9600];
    Arrays.setAll(clean, i -> 0.35 * Math.sin(2 * Math.PI * i / PERIOD));
    assertThat(loudest(clean)).isLessThan(-115);
    double[] step = clean.clone();
    double[] kink = clean.clone();
    double[] jump = clean.clone();
    for (int i = 5000; i < clean.length; i++) {
      step[i] += 0.001;
      kink[i] += 0.001 * (i - 5000);
      jump[i] = 0.35 * Math.sin(2 * Math.PI * (i + 1) / PERIOD);
    }
    assertThat(loudest(step)).isGreaterThan(-95);
    assertThat(loudest(kink)).isGreaterThan(-95);
    assertThat(loudest(jump)).isGreaterThan(-70);
    assertThat(Clicks.loudest(step, 0, 4990)).isLessThan(-115);
  }

  @Test
  void loopPointsAreNotHeardAtAnyPitch() {
    for (float key = 40; key < 80; key += 3.37f) {
      Rig rig = new Rig(Rig.made(sine()));
      double[] x = rig.on(0, 1, key, 1).left(400);
      assertThat(Clicks.loudest(x, 2000, x.length)).as("key %s", key).isLessThan(SILENT);
    }
  }

  @Test
  void aLoopThatEndsWithItsNoteGoesOnWithoutAClick() {
    Zone.Builder zone = sine();
    zone.looping = Zone.Looping.UNTIL_RELEASE;
    for (int frame = 0; frame < 64; frame += 7) {
      Rig rig = new Rig(Rig.made(zone));
      rig.on(0, 1, 62.3f, 1).left(100);
      double[] x = rig.off(frame, 1).left(20);
      assertThat(loudest(x)).as("frame %d", frame).isLessThan(-85);
    }
  }

  @Test
  void envelopesTurnTheirCornersWithoutClicks() {
    Zone.Builder zone = sine();
    zone.set(Generator.VOL_ENV_DELAY, -6000).set(Generator.VOL_ENV_HOLD, -6000);
    zone.set(Generator.VOL_ENV_DECAY, 0).set(Generator.VOL_ENV_SUSTAIN, 120);
    for (int frame = 0; frame < 64; frame += 9) {
      Rig rig = new Rig(Rig.made(zone));
      double[] x = rig.on(frame, 1, 60, 1).left(300);
      assertThat(loudest(x)).as("start on frame %d", frame).isLessThan(-85);
      double[] y = rig.off(frame, 1).left(300);
      assertThat(loudest(y)).as("release on frame %d", frame).isLessThan(-85);
      assertThat(rig.processor.idle()).isTrue();
    }
  }

  @Test
  void controllersPitchAndPanningGlide() {
    Rig rig = new Rig(Rig.made(sine()));
    rig.on(0, 1, 60, 1).left(100);
    for (int controller : new int[] {7, 11, 10}) {
      assertThat(loudest(rig.control(controller, 10).left(100)))
          .as("controller %d", controller)
          .isLessThan(-75);
    }
    rig.io.events.add(Events.BEND, 0, 0, 0, 1f);
    assertThat(loudest(rig.left(100))).as("bend").isLessThan(SILENT);
  }

  @Test
  void theQuickestEndsAreSoft() {
    Zone.Builder zone = sine();
    zone.set(Generator.VOL_ENV_RELEASE, -12000);
    Rig rig = new Rig(Rig.made(zone));
    rig.on(0, 1, 60, 1).left(100);
    assertThat(loudest(rig.off(13, 1).left(40))).as("shortest release").isLessThan(-65);
    rig.on(0, 2, 60, 1).left(100);
    rig.io.events.add(Events.CONTROL, 5, 0, 120, 0);
    assertThat(loudest(rig.left(40))).as("all sound off").isLessThan(-65);
    assertThat(rig.processor.idle()).isTrue();
  }
}
