package org.songline.devices.sampler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.songline.dsp.Exact;
import org.songline.media.sfz.SfzInstrument;
import org.songline.media.sfz.SfzReader;
import org.songline.media.sfz.SfzRegion;
import org.songline.media.soundfont.Generator;
import org.songline.media.soundfont.Modulator;

/**
 * An SFZ instrument as a library of one program. Opcodes become SoundFont generators; times in
 * seconds keep their meaning, a decay being the time to the sustain level. All samples are read at
 * once; a region whose file is missing or bad is left out, and told among the {@link #problems}.
 */
final class SfzLibrary implements SampleLibrary {
  private static final int VELOCITY_TO_ATTENUATION = 0;
  private static final double A440 = 440;

  /** Files that are told one by one. */
  private static final int MOST_PROBLEMS = 10;

  private final Program program;
  private final List<String> problems;

  private SfzLibrary(Program program, List<String> problems) {
    this.program = program;
    this.problems = List.copyOf(problems);
  }

  static SfzLibrary open(Path file) throws IOException {
    SfzInstrument instrument = SfzReader.read(file);
    Map<Path, Recordings.Recording> recordings = new HashMap<>();
    List<Zone> zones = new ArrayList<>();
    Map<Path, IOException> missing = new LinkedHashMap<>();
    for (SfzRegion region : instrument.regions()) {
      if (missing.containsKey(region.sample())) {
        continue;
      }
      try {
        Recordings.Recording recording = recordings.get(region.sample());
        if (recording == null) {
          recording = Recordings.read(region.sample());
          recordings.put(region.sample(), recording);
        }
        add(region, recording, zones);
      } catch (IOException problem) {
        missing.put(region.sample(), problem);
      }
    }
    if (zones.isEmpty() && !missing.isEmpty()) {
      throw missing.values().iterator().next();
    }
    return new SfzLibrary(new Program(zones), told(missing.values()));
  }

  private static List<String> told(Collection<IOException> missing) {
    List<String> lines = new ArrayList<>();
    for (IOException problem : missing) {
      if (lines.size() == MOST_PROBLEMS) {
        lines.add((missing.size() - MOST_PROBLEMS) + " more samples are missing or bad");
        break;
      }
      lines.add(problem.getMessage());
    }
    return lines;
  }

  @Override
  public List<String> problems() {
    return problems;
  }

  @Override
  public Program program(int number, Options options) {
    return program;
  }

  private static void add(SfzRegion region, Recordings.Recording recording, List<Zone> zones) {
    int count = recording.channels().size();
    for (int c = 0; c < count; c++) {
      var zone = new Zone.Builder(recording.channels().get(c));
      zone.index = zones.size();
      place(region, zone);
      playback(region, recording, zone);
      envelopes(region, zone);
      filter(region, zone);
      modulators(region, zone);
      double pan = Math.clamp(region.number("pan", 0), -100, 100) * 5;
      zone.set(Generator.PAN, count == 2 ? balance(zone, c, pan) : pan);
      zones.add(zone.build());
    }
  }

  /** A stereo recording keeps its sides; pan turns one of them down. */
  private static double balance(Zone.Builder zone, int channel, double pan) {
    double other = channel == 0 ? pan : -pan;
    if (other > 0) {
      zone.gain += (float) Math.max(-100, Exact.decibels(Math.max(1e-5, 1 - other / 500)));
    }
    return channel == 0 ? -500 : 500;
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
        region.text("trigger", "attack").startsWith("release")
            ? Zone.Trigger.RELEASE
            : Zone.Trigger.ATTACK;
  }

  private static void playback(
      SfzRegion region, Recordings.Recording recording, Zone.Builder zone) {
    int frames = zone.sample.frames;
    zone.start = (int) Math.clamp(region.number("offset", 0), 0, frames);
    zone.end = region.has("end") ? frame(region, "end", frames) + 1 : frames;
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
    zone.looping =
        switch (region.text("loop_mode", otherwise)) {
          case "loop_continuous" -> Zone.Looping.ALWAYS;
          case "loop_sustain" -> Zone.Looping.UNTIL_RELEASE;
          case "one_shot" -> Zone.Looping.ONE_SHOT;
          default -> Zone.Looping.NONE;
        };
    if (zone.trigger == Zone.Trigger.RELEASE && zone.looping == Zone.Looping.NONE) {
      zone.looping = Zone.Looping.ONE_SHOT;
    }
    double tuned = region.number("tune", 0) + 100 * region.number("transpose", 0);
    zone.rootCents = 100.0 * region.key("pitch_keycenter", 60);
    zone.set(Generator.FINE_TUNE, tuned);
    zone.set(Generator.SCALE_TUNING, region.number("pitch_keytrack", 100));
    zone.gain = (float) Math.clamp(region.number("volume", 0), -144, 24);
  }

  private static int frame(SfzRegion region, String opcode, int frames) {
    return (int) Math.clamp(region.number(opcode, 0), 0, frames);
  }

  private static void envelopes(SfzRegion region, Zone.Builder zone) {
    time(region, zone, "ampeg_delay", 0, Generator.VOL_ENV_DELAY);
    time(region, zone, "ampeg_attack", 0, Generator.VOL_ENV_ATTACK);
    time(region, zone, "ampeg_hold", 0, Generator.VOL_ENV_HOLD);
    time(region, zone, "ampeg_release", 0.001, Generator.VOL_ENV_RELEASE);
    double sustain = Math.clamp(region.number("ampeg_sustain", 100), 0, 100) / 100;
    double fall = sustain <= 1e-5 ? 100 : Math.min(100, -Exact.decibels(sustain));
    zone.set(Generator.VOL_ENV_SUSTAIN, fall * 10);
    double decay = region.number("ampeg_decay", 0);
    zone.set(Generator.VOL_ENV_DECAY, timecents(decay * 100 / Math.max(0.1, fall)));
    time(region, zone, "fileg_delay", 0, Generator.MOD_ENV_DELAY);
    time(region, zone, "fileg_attack", 0, Generator.MOD_ENV_ATTACK);
    time(region, zone, "fileg_hold", 0, Generator.MOD_ENV_HOLD);
    time(region, zone, "fileg_release", 0, Generator.MOD_ENV_RELEASE);
    double level = Math.clamp(region.number("fileg_sustain", 100), 0, 100) / 100;
    zone.set(Generator.MOD_ENV_SUSTAIN, (1 - level) * 1000);
    double filterDecay = region.number("fileg_decay", 0);
    zone.set(Generator.MOD_ENV_DECAY, timecents(filterDecay / Math.max(0.01, 1 - level)));
    zone.set(Generator.MOD_ENV_TO_FILTER, region.number("fileg_depth", 0));
  }

  private static void time(
      SfzRegion region, Zone.Builder zone, String opcode, double otherwise, int generator) {
    zone.set(generator, timecents(region.number(opcode, otherwise)));
  }

  private static double timecents(double seconds) {
    return seconds <= 0.001 ? -12000 : 1200 * Exact.log(seconds) / Exact.log(2);
  }

  private static void filter(SfzRegion region, Zone.Builder zone) {
    if (!region.has("cutoff")) {
      return;
    }
    double hertz = Math.clamp(region.number("cutoff", 20000), 1, 100_000);
    zone.set(Generator.FILTER_CUTOFF, 6900 + 1200 * Exact.log(hertz / A440) / Exact.log(2));
    zone.set(Generator.FILTER_Q, Math.clamp(region.number("resonance", 0), 0, 40) * 10);
    String type = region.text("fil_type", "lpf_2p");
    zone.filter =
        type.startsWith("hpf")
            ? Zone.Filter.HIGH_PASS
            : type.startsWith("bpf")
                ? Zone.Filter.BAND_PASS
                : type.startsWith("brf") ? Zone.Filter.NOTCH : Zone.Filter.LOW_PASS;
  }

  private static void modulators(SfzRegion region, Zone.Builder zone) {
    var list = new ArrayList<>(Modulator.defaults());
    list.remove(Modulator.velocityToFilter());
    Modulator velocity = list.get(VELOCITY_TO_ATTENUATION);
    double track = Math.clamp(region.number("amp_veltrack", 100), -100, 100) / 100;
    list.set(VELOCITY_TO_ATTENUATION, velocity.withAmount((int) Math.rint(400 * 2.4 * track)));
    double filterTrack = region.number("fil_veltrack", 0);
    if (filterTrack != 0) {
      // Rising from 0 at velocity 0 to all of it at 127.
      list.add(
          new Modulator(
              Modulator.VELOCITY, Generator.FILTER_CUTOFF, (int) Math.rint(filterTrack), 0, 0));
    }
    zone.modulators = list;
  }
}
