package org.songline.devices.sampler;

import java.io.IOException;
import java.util.List;
import org.songline.dsp.Exact;
import org.songline.media.sfz.SfzInstrument;
import org.songline.media.sfz.SfzRegion;
import org.songline.media.soundfont.Generator;
import org.songline.media.soundfont.Modulator;

/** Makes the zones of an SFZ instrument's regions, one for each channel of a region's recording. */
final class SfzZones {
  private static final double A440 = 440;
  private static final double OPEN = 13500;

  private final SfzInstrument instrument;

  /** Whether any region uses the modulation wheel for something of its own. */
  private final boolean ownWheel;

  SfzZones(SfzInstrument instrument) {
    this.instrument = instrument;
    ownWheel =
        instrument.regions().stream()
            .anyMatch(
                region ->
                    region.opcodes().keySet().stream().anyMatch(name -> name.endsWith("cc1")));
  }

  /** Adds the zones of a region. */
  void add(SfzRegion region, int number, Recordings.Recording recording, List<Zone> zones)
      throws IOException {
    Recordings.Recording played =
        region.text("direction", "forward").equals("reverse") ? recording.reversed() : recording;
    int count = played.channels().size();
    for (int c = 0; c < count; c++) {
      var zone = new Zone.Builder(played.channels().get(c)).widen();
      zone.index = zones.size();
      zone.region = number;
      zone.side = count == 2 ? 2 * c - 1 : 0;
      place(region, zone);
      playback(region, played, zone);
      level(region, zone);
      envelope(region, "ampeg", Target.AMP, zone);
      envelope(region, "fileg", Target.FILTER, zone);
      envelope(region, "pitcheg", Target.PITCH, zone);
      zone.set(Generator.MOD_ENV_TO_FILTER, region.number("fileg_depth", 0));
      zone.set(Target.PITCH_DEPTH, region.number("pitcheg_depth", 0));
      filter(region, zone);
      modulators(region, zone);
      zone.articulation = new SfzArticulation(region, instrument).of(zone);
      zones.add(zone.build());
    }
  }

  private static void place(SfzRegion region, Zone.Builder zone) {
    zone.keyLow = region.key("lokey", 0);
    zone.keyHigh = region.key("hikey", 127);
    zone.velocityLow = (float) region.number("lovel", 0);
    zone.velocityHigh = (float) region.number("hivel", 127);
    zone.sequenceLength = (int) Math.clamp(region.number("seq_length", 1), 1, 100);
    zone.sequencePosition = (int) Math.clamp(region.number("seq_position", 1), 1, 100);
    zone.randomLow = (float) region.number("lorand", 0);
    zone.randomHigh = (float) region.number("hirand", 1);
    zone.group = (int) region.number("group", 0);
    zone.offBy = (int) region.number("off_by", 0);
    zone.trigger =
        switch (region.text("trigger", "attack").strip()) {
          case "release" -> Zone.Trigger.RELEASE;
          case "release_key" -> Zone.Trigger.RELEASE_KEY;
          case "first" -> Zone.Trigger.FIRST;
          case "legato" -> Zone.Trigger.LEGATO;
          default -> Zone.Trigger.ATTACK;
        };
    for (String opcode : region.opcodes().keySet()) {
      if (opcode.startsWith("on_")) {
        zone.trigger = Zone.Trigger.CONTROL;
      }
    }
  }

  private static void playback(
      SfzRegion region, Recordings.Recording recording, Zone.Builder zone) {
    int frames = zone.sample.frames;
    zone.start = (int) Math.clamp(region.number("offset", 0), 0, frames);
    zone.end =
        region.has("end") ? (int) Math.clamp(region.number("end", 0) + 1, 0, frames) : frames;
    zone.loopStart = 0;
    zone.loopEnd = frames;
    String otherwise = "no_loop";
    for (var info : recording.sampler().stream().toList()) {
      for (var loop : info.loops()) {
        zone.loopStart = Math.clamp(loop.start(), 0, frames);
        zone.loopEnd = Math.clamp(loop.end(), 0, frames);
        otherwise = "loop_continuous";
      }
    }
    if (region.has("loop_start")) {
      zone.loopStart = frame(region, "loop_start", frames);
    }
    if (region.has("loop_end")) {
      zone.loopEnd = frame(region, "loop_end", frames) + 1;
    }
    double fade = Math.max(0, region.number("loop_crossfade", 0)) * zone.sample.rate;
    zone.crossfade = (int) Math.min(frames, fade);
    zone.looping =
        switch (region.text("loop_mode", otherwise).strip()) {
          case "loop_continuous" -> Zone.Looping.ALWAYS;
          case "loop_sustain" -> Zone.Looping.UNTIL_RELEASE;
          case "one_shot" -> Zone.Looping.ONE_SHOT;
          default -> Zone.Looping.NONE;
        };
    boolean byKey =
        zone.trigger != Zone.Trigger.RELEASE
            && zone.trigger != Zone.Trigger.RELEASE_KEY
            && zone.trigger != Zone.Trigger.CONTROL;
    if (!byKey && zone.looping == Zone.Looping.NONE) {
      zone.looping = Zone.Looping.ONE_SHOT;
    }
    double tuned = region.number("tune", 0) + 100 * region.number("transpose", 0);
    zone.rootCents = 100.0 * region.key("pitch_keycenter", 60);
    zone.set(Generator.FINE_TUNE, tuned);
    zone.set(Generator.SCALE_TUNING, region.number("pitch_keytrack", 100));
  }

  private static int frame(SfzRegion region, String opcode, int frames) {
    return (int) Math.clamp(region.number(opcode, 0), 0, frames);
  }

  private static void level(SfzRegion region, Zone.Builder zone) {
    double volume = 0;
    double amplitude = 100;
    for (String of : List.of("", "group_", "master_", "global_")) {
      volume += region.number(of + "volume", 0);
      amplitude *= Math.clamp(region.number(of + "amplitude", 100), 0, 10_000) / 100;
    }
    zone.gain = (float) Math.clamp(volume, -144, 48);
    zone.set(Target.AMPLITUDE, amplitude);
    zone.set(Generator.PAN, Math.clamp(region.number("pan", 0), -100, 100) * 5);
    zone.set(Target.WIDTH, Math.clamp(region.number("width", 100), -100, 100));
    zone.set(Target.POSITION, Math.clamp(region.number("position", 0), -100, 100));
    zone.set(Target.DELAY, Math.clamp(region.number("delay", 0), 0, 100));
    zone.set(Target.VELOCITY_TRACK, Math.clamp(region.number("amp_veltrack", 100), -100, 100));
  }

  private static void envelope(SfzRegion region, String name, int at, Zone.Builder zone) {
    boolean loudness = name.equals("ampeg");
    time(region, zone, name + "_delay", 0, at + Target.ENV_DELAY);
    time(region, zone, name + "_attack", 0, at + Target.ENV_ATTACK);
    time(region, zone, name + "_hold", 0, at + Target.ENV_HOLD);
    time(region, zone, name + "_decay", 0, at + Target.ENV_DECAY);
    time(region, zone, name + "_release", loudness ? 0.001 : 0, at + Target.ENV_RELEASE);
    double sustain = Math.clamp(region.number(name + "_sustain", 100), 0, 100);
    zone.set(at + Target.ENV_SUSTAIN, sustain);
  }

  private static void time(
      SfzRegion region, Zone.Builder zone, String opcode, double otherwise, int target) {
    zone.set(target, Math.clamp(region.number(opcode, otherwise), 0, 1000));
  }

  private static void filter(SfzRegion region, Zone.Builder zone) {
    boolean moved = region.moves().stream().anyMatch(move -> move.value().equals("cutoff"));
    if (!region.has("cutoff") && !region.has("fil_type") && !moved) {
      return;
    }
    double hertz = Math.clamp(region.number("cutoff", 20000), 1, 100_000);
    double cents = 6900 + 1200 * Exact.log(hertz / A440) / Exact.log(2);
    zone.set(Generator.FILTER_CUTOFF, region.has("cutoff") ? cents : OPEN);
    zone.set(Generator.FILTER_Q, Math.clamp(region.number("resonance", 0), 0, 40) * 10);
    zone.filterGain = (float) Math.clamp(region.number("fil_gain", 0), -48, 48);
    String type = region.text("fil_type", "lpf_2p").strip();
    zone.stages = type.endsWith("_4p") ? 2 : type.endsWith("_6p") ? 3 : 1;
    zone.filter =
        switch (type) {
          case "lpf_1p" -> Zone.Filter.ONE_LOW;
          case "hpf_1p" -> Zone.Filter.ONE_HIGH;
          case "apf_1p" -> Zone.Filter.ONE_ALL;
          case "hpf_2p", "hpf_4p", "hpf_6p" -> Zone.Filter.HIGH_PASS;
          case "bpf_2p" -> Zone.Filter.BAND_PASS;
          case "brf_2p" -> Zone.Filter.NOTCH;
          case "pkf_2p" -> Zone.Filter.PEAK;
          case "lsh" -> Zone.Filter.LOW_SHELF;
          case "hsh" -> Zone.Filter.HIGH_SHELF;
          default -> Zone.Filter.LOW_PASS;
        };
  }

  /**
   * Volume, pan and expression controllers work as in SoundFonts; the modulation wheel and pressure
   * make vibrato unless the instrument uses the wheel. A controller that a region uses itself does
   * nothing else.
   */
  private void modulators(SfzRegion region, Zone.Builder zone) {
    boolean bends = region.has("bend_up") || region.has("bend_down");
    List<Integer> taken = region.moves().stream().map(SfzRegion.Move::controller).toList();
    zone.modulators =
        Modulator.defaults().stream()
            .filter(
                m -> {
                  int source = Modulator.controller(m.source());
                  if (Modulator.isMidi(m.source())) {
                    return !taken.contains(source) && !(source == 1 && ownWheel);
                  }
                  return source != Modulator.VELOCITY
                      && !(source == Modulator.CHANNEL_PRESSURE && taken.contains(129))
                      && !(source == Modulator.PITCH_WHEEL && bends);
                })
            .toList();
  }
}
