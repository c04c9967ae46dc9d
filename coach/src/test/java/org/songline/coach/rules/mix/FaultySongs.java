package org.songline.coach.rules.mix;

import static org.songline.coach.Songs.device;
import static org.songline.coach.Songs.id;
import static org.songline.coach.Songs.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.songline.coach.Songs;
import org.songline.model.song.Brief;
import org.songline.model.song.Device;
import org.songline.model.song.Note;
import org.songline.model.song.Section.Kind;
import org.songline.model.song.Song;
import org.songline.model.song.Track;
import org.songline.model.song.Track.Send;

/** Pairs of small songs: one with a fault, one without. */
final class FaultySongs {
  private FaultySongs() {}

  /**
   * @param rule that finds the one and is silent about the other
   */
  record Pair(String rule, Song faulty, Song sound) {
    @Override
    public String toString() {
      return rule;
    }
  }

  static List<Pair> all() {
    return List.of(
        new Pair("gain-staging", gained(18), gained(0)),
        new Pair("soft-chain", gained(-50), gained(-10)),
        new Pair("headroom", master(12), master(-10)),
        new Pair("over-compression", compressed(-55), compressed(-6)),
        new Pair("over-compression", heldDown(-55), heldDown(-3)),
        new Pair("masking", masked(-10), masked(3)),
        new Pair("kick-and-bass", kick(8), kick(-14)),
        new Pair("bass-level", bass(18), bass(0)),
        new Pair("mud", toned(316, 24), toned(316, -4)),
        new Pair("boxiness", toned(566, 24), toned(566, 0)),
        new Pair("harshness", toned(3162, 18), toned(3162, -6)),
        new Pair("wash", sent(6), sent(-30)),
        new Pair("drowned", sent(6), sent(-30)),
        new Pair("balance", panned(0.5), panned(0)),
        new Pair("balance", overBass(0.8), overBass(0)),
        new Pair("density", layers(24), layers(5)),
        new Pair("energy", sections(Kind.VERSE, 0, Kind.CHORUS, -4), rising()),
        new Pair("loudness-jump", sections(Kind.VERSE, 0, Kind.VERSE, -7), alike()));
  }

  private static Device synth(String name) {
    return device(name + "-synth", "synth", Map.of());
  }

  private static Device gain(String name, double decibels) {
    return device(name + "-gain", "utility", Map.of("gain", decibels));
  }

  private static List<Note> chord(double at, double length, int... keys) {
    return IntStream.of(keys).mapToObj(key -> note(at, length, key)).toList();
  }

  private static Song gained(double decibels) {
    return new Songs()
        .plays("Keys", chord(0, 4, 60, 64, 67), synth("keys"), gain("keys", decibels))
        .song();
  }

  private static Song master(double fader) {
    Song song = new Songs().plays("Keys", chord(0, 4, 48, 60, 64, 67), synth("keys")).song();
    Track master = song.master();
    return song.with(master.withStrip(master.strip().withFader(fader)));
  }

  private static Song compressed(double threshold) {
    List<Note> hits = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      hits.add(note(0.5 * i, 0.1, 36 + 2 * (i % 2)));
    }
    return new Songs()
        .plays(
            "Drums",
            hits,
            device("kit", "drums", Map.of()),
            device(
                "squash",
                "compressor",
                Map.of("threshold", threshold, "ratio", 50.0, "attack", 0.05, "release", 5.0)))
        .song();
  }

  /** A held chord has no dynamics to lose, but is never let go. */
  private static Song heldDown(double threshold) {
    List<Note> hits = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      hits.add(note(0.5 * i, 0.1, 36 + 2 * (i % 2)));
    }
    return new Songs()
        .plays("Drums", hits, device("kit", "drums", Map.of()))
        .plays(
            "Pad",
            chord(0, 8, 60, 64),
            synth("pad"),
            device("hold", "compressor", Map.of("threshold", threshold, "ratio", 20.0)),
            gain("pad", -20))
        .song();
  }

  private static Song masked(double decibels) {
    return new Songs()
        .plays("Lead", chord(0, 8, 60), synth("lead"), gain("lead", decibels))
        .plays("Pad", chord(0, 8, 60), synth("pad"), gain("pad", 0))
        .song();
  }

  private static Song kick(double bass) {
    List<Note> hits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      hits.add(note(i, 0.4, 31));
    }
    return new Songs()
        .plays("Kick", hits, synth("kick"), gain("kick", -6))
        .plays("Bass", chord(0, 8, 31), synth("bass"), gain("bass", bass - 6))
        .song();
  }

  private static Song bass(double shelf) {
    Song song =
        new Songs()
            .plays(
                "Bass",
                chord(0, 4, 36, 60, 67),
                synth("bass"),
                device("tone", "eq", Map.of("band-2-on", 1.0, "band-2-gain", shelf)))
            .song();
    return song.withBrief(new Brief("folk", "", "", "", "", ""));
  }

  private static Song toned(double hertz, double decibels) {
    return new Songs()
        .plays(
            "Pad",
            chord(0, 4, 43, 48, 55, 60, 64, 67, 71, 76),
            synth("pad"),
            device(
                "tone",
                "eq",
                Map.of(
                    "band-4-on",
                    1.0,
                    "band-4-frequency",
                    hertz,
                    "band-4-gain",
                    decibels,
                    "band-4-q",
                    1.4)))
        .song();
  }

  private static Song sent(double level) {
    return new Songs()
        .plays("Keys", chord(0, 8, 60, 64, 67), synth("keys"))
        .track(Track.Kind.RETURN, "Hall", device("hall", "reverb", Map.of("mix", 100.0)))
        .change(
            "Keys", track -> track.withSends(List.of(new Send(id("Hall"), false, level, 0, true))))
        .song();
  }

  private static Song panned(double pan) {
    return new Songs()
        .plays("Keys", chord(0, 4, 60, 64, 67), synth("keys"))
        .change("Keys", track -> track.withStrip(track.strip().withPan(pan)))
        .song();
  }

  /** A loud bass in the middle does not hide that the rest stands on a side. */
  private static Song overBass(double pan) {
    return new Songs()
        .plays("Bass", chord(0, 4, 28), device("bass-synth", "synth", Map.of("cutoff", 80.0)))
        .plays("Keys", chord(0, 4, 60, 64, 67), synth("keys"), gain("keys", -12))
        .change("Keys", track -> track.withStrip(track.strip().withPan(pan)))
        .song();
  }

  /** Layers that each play in a rhythm of their own. */
  private static Song layers(int count) {
    Songs songs = new Songs();
    for (int i = 0; i < count; i++) {
      List<Note> notes = new ArrayList<>();
      for (int bit = 0; bit < 16; bit++) {
        if ((0x9E3779B97F4A7C15L >>> ((i * 7 + bit * 5 + bit * bit * i) % 64) & 1) == 1) {
          notes.add(note(bit / 2.0, 0.5, 38 + 2 * i));
        }
      }
      notes.add(note(i / 2.0 % 8, 0.5, 38 + 2 * i));
      songs.plays("Layer " + i, notes, synth("layer-" + i));
    }
    return songs.section(Kind.CHORUS, "", 0, 8).song();
  }

  private static Song sections(Kind first, double one, Kind second, double other) {
    return new Songs()
        .plays("One", chord(0, 8, 60, 64), synth("one"), gain("one", one))
        .plays("Other", chord(8, 8, 60, 64), synth("other"), gain("other", other))
        .section(first, "First", 0, 8)
        .section(second, "Second", 8, 16)
        .song();
  }

  private static Song rising() {
    return sections(Kind.VERSE, -4, Kind.CHORUS, 0);
  }

  private static Song alike() {
    return sections(Kind.VERSE, 0, Kind.VERSE, 0);
  }
}
