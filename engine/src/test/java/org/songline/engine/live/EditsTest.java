package org.songline.engine.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songline.engine.TestSong.audio;
import static org.songline.engine.TestSong.device;
import static org.songline.engine.TestSong.note;
import static org.songline.engine.TestSong.notes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.songline.engine.TestDevices;
import org.songline.engine.TestSong;
import org.songline.engine.media.SongFiles;
import org.songline.media.audio.AudioFiles;
import org.songline.media.audio.AudioMetadata;
import org.songline.media.audio.AudioWriter;
import org.songline.media.audio.WriteFormat;
import org.songline.model.song.Automation;
import org.songline.model.song.Automation.Target;
import org.songline.model.song.Device;
import org.songline.model.song.Id.DeviceId;
import org.songline.model.song.Point;
import org.songline.model.song.Song;
import org.songline.model.song.Track.Kind;
import org.songline.model.song.Track.PanLaw;
import org.songline.model.song.Track.Strip;

/**
 * Random edits while a song plays. Tracks that are never touched are heard on the left alone, those
 * that are on the right alone, where low tones play, in which every step shows.
 */
class EditsTest {
  private static final int BLOCK = 256;
  private static final int RATE = TestSong.RATE;
  private static final int EDITS = 1000;
  private static final int BLOCKS_AN_EDIT = 5;
  private static final int FRAMES = (EDITS + 10) * BLOCKS_AN_EDIT * BLOCK;

  /** Recordings go on while clips slip in them. */
  private static final int RECORDED = FRAMES + 10_000;

  private static final int TONES = 4;
  private static final double LEVEL = 0.1;

  /** A step of so much in a tone is a click; the tones themselves bend by a tenth of it. */
  private static final double CLICK = 0.004;

  @TempDir static Path folder;

  @BeforeAll
  static void recordings() throws IOException {
    Files.createDirectories(folder.resolve("media"));
    for (int tone = 0; tone < TONES; tone++) {
      try (AudioWriter writer =
          AudioFiles.create(
              folder.resolve("media/" + tone + ".wav"),
              WriteFormat.wavFloat(RATE, 1),
              AudioMetadata.NONE)) {
        writer.write(tone(tone, RECORDED), 0, RECORDED);
        writer.finish();
      }
    }
  }

  private static float[] tone(int number, int frames) {
    double hertz = 60 + 37 * number;
    float[] tone = new float[frames];
    for (int f = 0; f < frames; f++) {
      tone[f] = (float) (LEVEL * Math.sin(2 * Math.PI * hertz * f / RATE));
    }
    return tone;
  }

  /** Where sound does not go on smoothly: its second difference is larger than any tone's. */
  private static List<Integer> clicks(float[] sound) {
    List<Integer> clicks = new ArrayList<>();
    for (int f = 2; f < sound.length; f++) {
      double bend = sound[f] - 2.0 * sound[f - 1] + sound[f - 2];
      if (Math.abs(bend) > CLICK) {
        clicks.add(f);
      }
    }
    return clicks;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.005, -0.02, 0.3})
  void theDetectorFindsEachClickThatIsPutIn(double step) {
    float[] sound = new float[48_000];
    for (int tone = 0; tone < TONES; tone++) {
      float[] one = tone(tone, sound.length);
      for (int f = 0; f < sound.length; f++) {
        sound[f] += 2 * one[f];
      }
    }
    assertThat(clicks(sound)).isEmpty();
    for (int f = 20_000; f < sound.length; f++) {
      sound[f] += (float) step;
    }
    sound[40_000] += (float) step;
    assertThat(clicks(sound)).contains(20_000, 40_000);
    assertThat(clicks(sound)).allMatch(f -> f < 20_002 || (f >= 40_000 && f < 40_003));
  }

  /** One of the tracks that are edited. */
  private static final class Edited {
    double fader = -6;
    boolean muted;
    boolean there = true;
    boolean grouped;
    boolean preFader;
    double send = -20;
    double gain;
    long start;
    long offset;
    final List<Device> devices = new ArrayList<>();
  }

  private static final class Editor {
    final Random random;
    final List<Edited> tracks = new ArrayList<>();
    private int made;

    Editor(long seed) {
      random = new Random(seed);
      for (int i = 0; i < TONES; i++) {
        tracks.add(new Edited());
      }
    }

    /** What it did. */
    String edit() {
      int number = random.nextInt(TONES);
      Edited track = tracks.get(number);
      List<Device> devices = track.devices;
      int place = devices.isEmpty() ? 0 : random.nextInt(devices.size());
      String what =
          switch (random.nextInt(13)) {
            case 0 -> {
              track.fader = -30 * random.nextDouble();
              yield "fader";
            }
            case 1 -> {
              track.muted = !track.muted;
              yield "mute";
            }
            case 2 -> {
              if (devices.size() < 3) {
                devices.add(place, device("d" + made++, "scale", Map.of("factor", factor())));
              }
              yield "insert";
            }
            case 3 -> {
              if (!devices.isEmpty()) {
                devices.remove(place);
              }
              yield "remove";
            }
            case 4 -> {
              if (!devices.isEmpty()) {
                Device device = devices.get(place);
                devices.set(
                    place,
                    device.enabled()
                        ? TestSong.off(device)
                        : device(device.id().text(), "scale", device.parameters()));
              }
              yield "bypass";
            }
            case 5 -> {
              if (!devices.isEmpty()) {
                String id = devices.get(place).id().text();
                devices.set(place, device(id, "scale", Map.of("factor", factor())));
              }
              yield "parameter";
            }
            case 6 -> {
              Collections.shuffle(devices, random);
              yield "order";
            }
            case 7 -> {
              track.gain = -12 * random.nextDouble();
              yield "clip gain";
            }
            case 8 -> {
              track.offset = random.nextInt(10_000);
              yield "clip slips";
            }
            case 9 -> {
              track.send = -40 * random.nextDouble();
              yield "send";
            }
            case 10 -> {
              track.grouped = !track.grouped;
              yield "output";
            }
            case 11 -> {
              track.preFader = !track.preFader;
              yield "pre-fader";
            }
            default -> {
              track.there = !track.there;
              yield "track";
            }
          };
      return what + " of " + number;
    }

    private double factor() {
      return 0.3 + 0.7 * random.nextDouble();
    }

    private static Automation lane(Target target, double from, double to) {
      return new Automation(
          target,
          true,
          List.of(
              new Point(TestSong.frame(0), from, Point.Shape.CURVED, -0.3),
              new Point(TestSong.frame(FRAMES / 2), to, Point.Shape.LINEAR, 0),
              new Point(TestSong.frame(FRAMES), from, Point.Shape.LINEAR, 0)));
    }

    Song song() {
      TestSong song = new TestSong().pattern("p", note(0, 300, 60), note(9000, 500, 64));
      song.source("still", "0.wav", RATE, 1, RECORDED);
      for (int i = 0; i < TONES; i++) {
        song.source("tone" + i, i + ".wav", RATE, 1, RECORDED);
      }
      song.track(
              "keys", Kind.INSTRUMENT, device("keys-synth", "spikes"), device("keys-tail", "tail"))
          .strip(new Strip(-3, -1, PanLaw.BALANCE, false, false, false));
      for (int i = 0; i < 30; i++) {
        song.clips(notes("n" + i, "p", i * 40_000L, 20_000));
      }
      song.track("tape", Kind.AUDIO, device("tape-a", "scale", Map.of("factor", 0.7)))
          .strip(new Strip(-1, -1, PanLaw.BALANCE, false, false, false))
          .automate(
              lane(new Target.Fader(), -20, -3),
              lane(new Target.Parameter(new DeviceId("tape-a"), "factor"), 0.2, 0.9))
          .clips(audio("still", "still", 0, FRAMES, 0));
      for (int i = 0; i < TONES; i++) {
        Edited track = tracks.get(i);
        if (track.there) {
          song.track("t" + i, Kind.AUDIO, track.devices.toArray(Device[]::new))
              .strip(new Strip(track.fader, 1, PanLaw.BALANCE, track.muted, false, false))
              .send("hall", track.preFader, track.send)
              .to(track.grouped ? "bus" : "master")
              .clips(
                  audio("c" + i, "tone" + i, track.start, FRAMES, track.offset)
                      .withGain(track.gain));
        }
      }
      song.track("bus", Kind.GROUP, device("half", "scale", Map.of("factor", 0.5)))
          .strip(new Strip(0, 1, PanLaw.BALANCE, false, false, false));
      return song.track("hall", Kind.RETURN, device("room", "scale"))
          .strip(new Strip(0, 1, PanLaw.BALANCE, false, false, false))
          .master()
          .build();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // Compared sample by sample.
  private record Played(float[] left, float[] right, List<String> edits) {}

  private static Played play(Editor editor, boolean edits) {
    float[] left = new float[FRAMES];
    float[] right = new float[FRAMES];
    float[] block = new float[2 * BLOCK];
    List<String> told = new ArrayList<>();
    try (Session session =
        new Session(TestDevices.catalogue(), new SongFiles(folder), RATE, BLOCK, 1)) {
      assertThat(session.publish(editor.song())).isEmpty();
      session.play();
      for (int b = 0; b < FRAMES / BLOCK; b++) {
        if (b % BLOCKS_AN_EDIT == 0 && b / BLOCKS_AN_EDIT < EDITS) {
          told.add(editor.edit());
          if (edits) {
            session.publish(editor.song());
          }
          if (edits && b % 4 == 0) {
            // Another one before the engine has seen the first.
            told.set(told.size() - 1, told.getLast() + ", " + editor.edit());
            session.publish(editor.song());
          }
        }
        session.readAhead();
        session.run(block, BLOCK / 64);
        for (int f = 0; f < BLOCK; f++) {
          left[b * BLOCK + f] = block[2 * f];
          right[b * BLOCK + f] = block[2 * f + 1];
        }
      }
    }
    return new Played(left, right, told);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12})
  void aThousandRandomEditsLeaveOtherTracksToTheBitAndNeverClick(long seed) {
    Played still = play(new Editor(seed), false);
    Played edited = play(new Editor(seed), true);
    assertThat(edited.left).isEqualTo(still.left);
    assertThat(clicks(still.right)).isEmpty();
    for (int frame : clicks(edited.right)) {
      int edit = Math.min(EDITS - 1, frame / BLOCK / BLOCKS_AN_EDIT);
      throw new AssertionError("a click at frame " + frame + " after " + edited.edits.get(edit));
    }
  }
}
