package org.songline.media.sfz;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The opcodes that are understood, each under one name: the one of SFZ 1 where it has one. What a
 * controller does to a value is {@code VALUE_onccN}, with its curve {@code VALUE_curveccN}.
 * Velocity, key pressure and the like are the controllers that SFZ numbers 128 and up.
 */
public final class SfzOpcodes {
  /** The low-frequency oscillators {@code lfo1} to {@code lfoN} of one region. */
  public static final int LFOS = 6;

  /** The highest controller number, extended ones included. */
  public static final int CONTROLLERS = 512;

  private static final Set<String> PLAIN =
      Set.of(
          "sample",
          "key",
          "lokey",
          "hikey",
          "pitch_keycenter",
          "pitch_keytrack",
          "lovel",
          "hivel",
          "tune",
          "transpose",
          "volume",
          "group_volume",
          "master_volume",
          "global_volume",
          "amplitude",
          "group_amplitude",
          "master_amplitude",
          "global_amplitude",
          "pan",
          "width",
          "position",
          "amp_veltrack",
          "amp_keytrack",
          "amp_keycenter",
          "amp_random",
          "pitch_random",
          "offset",
          "offset_random",
          "delay",
          "delay_random",
          "end",
          "direction",
          "loop_mode",
          "loop_start",
          "loop_end",
          "loop_crossfade",
          "ampeg_dynamic",
          "fil_type",
          "fil_gain",
          "cutoff",
          "resonance",
          "fil_veltrack",
          "fil_keytrack",
          "fil_keycenter",
          "fil_random",
          "fileg_depth",
          "pitcheg_depth",
          "group",
          "off_by",
          "off_mode",
          "off_time",
          "polyphony",
          "note_polyphony",
          "seq_length",
          "seq_position",
          "lorand",
          "hirand",
          "trigger",
          "rt_decay",
          "bend_up",
          "bend_down",
          "lobend",
          "hibend",
          "lochanaft",
          "hichanaft",
          "sw_lokey",
          "sw_hikey",
          "sw_last",
          "sw_lolast",
          "sw_hilast",
          "sw_down",
          "sw_up",
          "sw_previous",
          "sw_default",
          "xfin_lovel",
          "xfin_hivel",
          "xfout_lovel",
          "xfout_hivel",
          "xfin_lokey",
          "xfin_hikey",
          "xfout_lokey",
          "xfout_hikey",
          "xf_velcurve",
          "xf_keycurve",
          "xf_cccurve");

  /** Values that controllers move, envelopes and oscillators beside. */
  private static final Set<String> MOVABLE =
      Set.of(
          "volume",
          "amplitude",
          "pan",
          "width",
          "position",
          "tune",
          "cutoff",
          "resonance",
          "delay",
          "offset",
          "amp_veltrack",
          "fileg_depth",
          "pitcheg_depth");

  private static final Set<String> KNOWN = known();

  /** Names that only say what something is called, or how a program shall show or keep it. */
  private static final Pattern LABELS =
      Pattern.compile(
          "(region|group|master|global|sw)_label|label_cc\\d+|label_key\\d+|hint_.*|(sw_)?note|image.*");

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("loopmode", "loop_mode"),
          Map.entry("loopstart", "loop_start"),
          Map.entry("loopend", "loop_end"),
          Map.entry("offby", "off_by"),
          Map.entry("gain", "volume"),
          Map.entry("pitch", "tune"),
          Map.entry("filtype", "fil_type"),
          Map.entry("bendup", "bend_up"),
          Map.entry("benddown", "bend_down"),
          Map.entry("polyphony_group", "group"),
          Map.entry("on_loccn", "on_locc"));

  private static final Pattern LFO = Pattern.compile("lfo0?(\\d)_(.+)");
  private static final Pattern CONTROL =
      Pattern.compile("(.+?)_?(?:on|(curve|smooth|step))?_?cc(\\d{1,3})");
  private static final Pattern CONDITION =
      Pattern.compile("(?:(on|start)_)?(lo|hi)(hd)?cc(\\d{1,3})");
  private static final Pattern FADE = Pattern.compile("xf(in|out)_(lo|hi)cc(\\d{1,3})");
  private static final Pattern VELOCITY = Pattern.compile("(ampeg|fileg|pitcheg)_vel2(\\w+)");
  private static final Pattern PRESSURE =
      Pattern.compile("(\\w+?)_?(chan|poly)aft|(\\w+?)_?(chan|poly)aftertouch");
  private static final Pattern POINT = Pattern.compile("amp_velcurve_(\\d{1,3})");

  private SfzOpcodes() {}

  private static Set<String> known() {
    var all = new HashSet<>(PLAIN);
    for (String envelope : new String[] {"ampeg", "fileg", "pitcheg"}) {
      for (String part : new String[] {"delay", "attack", "hold", "decay", "sustain", "release"}) {
        all.add(envelope + "_" + part);
      }
    }
    for (String lfo : new String[] {"amplfo", "fillfo", "pitchlfo"}) {
      for (String part : new String[] {"depth", "freq", "delay", "fade"}) {
        all.add(lfo + "_" + part);
      }
    }
    for (int lfo = 1; lfo <= LFOS; lfo++) {
      for (String part :
          new String[] {
            "freq",
            "delay",
            "fade",
            "phase",
            "wave",
            "pitch",
            "volume",
            "amplitude",
            "pan",
            "cutoff"
          }) {
        all.add("lfo" + lfo + "_" + part);
      }
    }
    return Set.copyOf(all);
  }

  /** Whether a name stands for no sound at all. */
  static boolean isLabel(String raw) {
    return LABELS.matcher(raw).matches();
  }

  /** The one name of an opcode; empty when it is not understood. */
  static Optional<String> named(String raw) {
    String name = ALIASES.getOrDefault(raw, raw);
    Matcher lfo = LFO.matcher(name);
    if (lfo.matches()) {
      name = "lfo" + lfo.group(1) + "_" + lfo.group(2);
    }
    if (KNOWN.contains(name) || pointOrCondition(name)) {
      return Optional.of(name);
    }
    Matcher condition = CONDITION.matcher(name);
    if (condition.matches() && number(condition.group(4)) < CONTROLLERS) {
      boolean starts = condition.group(1) != null;
      String high = condition.group(3) == null ? "" : "hd";
      return Optional.of(
          (starts ? "on_" : "") + condition.group(2) + high + "cc" + number(condition.group(4)));
    }
    if (name.equals("pitch_veltrack")) {
      return Optional.of("tune_oncc131");
    }
    Matcher velocity = VELOCITY.matcher(name);
    if (velocity.matches()) {
      return moved(velocity.group(1) + "_" + velocity.group(2), "on", 131);
    }
    Matcher pressure = PRESSURE.matcher(name);
    if (pressure.matches() && pressure.group(1) != null) {
      return moved(pressure.group(1), "on", pressure.group(2).equals("chan") ? 129 : 130);
    }
    Matcher control = CONTROL.matcher(name);
    if (control.matches()) {
      String what = control.group(2) == null ? "on" : control.group(2);
      return moved(control.group(1), what, number(control.group(3)));
    }
    return Optional.empty();
  }

  private static boolean pointOrCondition(String name) {
    Matcher point = POINT.matcher(name);
    Matcher fade = FADE.matcher(name);
    return (point.matches() && number(point.group(1)) < 128)
        || (fade.matches() && number(fade.group(3)) < CONTROLLERS);
  }

  private static Optional<String> moved(String base, String what, int controller) {
    String value = ALIASES.getOrDefault(base, base);
    boolean movable =
        MOVABLE.contains(value)
            || (KNOWN.contains(value)
                && value.matches("(ampeg|fileg|pitcheg|amplfo|fillfo|pitchlfo|lfo\\d)_.*")
                && !value.endsWith("_wave"));
    return movable && controller < CONTROLLERS && !what.equals("step")
        ? Optional.of(value + "_" + what + "cc" + controller)
        : Optional.empty();
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
